import { beforeEach, describe, expect, it } from 'vitest';
import { replies } from '../../testing/fake-transport.ts';
import { world, type World } from '../../testing/signed-in.ts';
import { Secret } from '../../session/secret.ts';
import { sessionHandlers } from './session.ts';

const practice = { username: 'practice', password: new Secret('made up at launch') };
const typed = { url: ' https://trading.example.com/api/ ', username: ' ada ', password: ' with spaces ' };

let made: World;
let remembered: unknown[];
const handlers = () =>
  sessionHandlers({ session: made.session, practice, remember: (server) => remembered.push(server) });

beforeEach(async () => {
  made = world();
  remembered = [];
  made.transport.onLogin = () => replies.ok(made.pair('1'));
  await made.session.restore();
});

describe('connecting', () => {
  it('trims URL and user name, and leaves the password as typed', async () => {
    const status = await handlers()['session.connect'](typed);
    const account = { kind: 'server', url: 'https://trading.example.com/api', username: 'ada' };
    expect(status).toMatchObject({ phase: 'signedIn', account });
    expect(made.transport.logins).toEqual([{ username: 'ada', password: ' with spaces ' }]);
  });

  it('remembers the server only after the sign-in succeeded', async () => {
    made.transport.onLogin = () => replies.status(401, {});
    await expect(handlers()['session.connect'](typed)).rejects.toMatchObject({ code: 'credentials.wrong' });
    expect(remembered).toEqual([]);
    made.transport.onLogin = () => replies.ok(made.pair('1'));
    await handlers()['session.connect'](typed);
    expect(remembered).toEqual([{ url: 'https://trading.example.com/api', username: 'ada' }]);
  });

  it.each([
    [{ ...typed, url: '' }, 'url.empty'],
    [{ ...typed, url: 'http://trading.example.com' }, 'url.insecure'],
    [{ ...typed, username: '  ' }, 'username.empty'],
    [{ ...typed, password: '' }, 'password.empty'],
  ])('asks no server when something is missing: %j', async (args, code) => {
    await expect(handlers()['session.connect'](args)).rejects.toMatchObject({ code });
    expect(made.transport.logins).toEqual([]);
  });
});

it('practising signs in with the credentials that main made up', async () => {
  expect(await handlers()['session.startPractice'](undefined)).toMatchObject({ account: { kind: 'practice' } });
  expect(made.transport.logins).toEqual([{ username: 'practice', password: 'made up at launch' }]);
  expect(remembered).toEqual([]);
});

describe('entering the password again', () => {
  const die = async (): Promise<void> => {
    made.transport.onRefresh = () => replies.dead();
    await made.session.renew(await made.session.bearer('read')).catch(() => undefined);
  };

  it('uses the account whose session ended', async () => {
    await handlers()['session.connect'](typed);
    await die();
    expect(await handlers()['session.reenter']({ username: 'ada', password: 'new' })).toMatchObject({
      phase: 'signedIn',
    });
    expect(made.transport.logins.at(-1)).toEqual({ username: 'ada', password: 'new' });
  });

  it('needs a password for a server, and none to go on practising', async () => {
    await handlers()['session.connect'](typed);
    await die();
    await expect(handlers()['session.reenter']({ username: 'ada', password: '' })).rejects.toMatchObject({
      code: 'password.empty',
    });

    await handlers()['session.startPractice'](undefined);
    await die();
    expect(await handlers()['session.reenter']({ username: 'ada', password: '' })).toMatchObject({
      account: { kind: 'practice' },
    });
  });

  it('is refused while nobody waits for it', async () => {
    await expect(handlers()['session.reenter']({ username: 'ada', password: 'x' })).rejects.toMatchObject({
      code: 'session.none',
    });
  });
});

it('answers the status, and signs out', async () => {
  await handlers()['session.connect'](typed);
  expect(await handlers()['session.status'](undefined)).toMatchObject({ phase: 'signedIn' });
  expect(await handlers()['session.signOut'](undefined)).toMatchObject({ phase: 'signedOut' });
});
