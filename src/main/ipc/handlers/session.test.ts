import { beforeEach, describe, expect, it } from 'vitest';
import type { Dialect } from '../../../shared/domain/dialect.ts';
import { profileIdSchema } from '../../../shared/domain/ids.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Account } from '../../../shared/domain/session-status.ts';
import { serverProblems } from '../../problems/server-problems.ts';
import { sessionProblems } from '../../problems/session-problems.ts';
import { Secret } from '../../session/secret.ts';
import { hold, replies } from '../../testing/fake-transport.ts';
import { world, type World } from '../../testing/signed-in.ts';
import { sessionHandlers, type Detected } from './session.ts';

const practice = { username: 'practice', password: new Secret('made up at launch') };
const typed = { url: ' https://trading.example.com/api/ ', username: ' ada ', password: ' with spaces ' };
const FOUND: Dialect = { login: 'users', refresh: 'auth' };
const KNOWN: Dialect = { login: 'users', refresh: 'users' };

let made: World;
let connected: Account[];
let detections: [url: string, known: Dialect | null][];
let onDetect: () => Promise<Detected>;

/** A list of profiles that knows one dialect. */
const profiles = {
  at: (url: string): Profile => ({
    id: profileIdSchema.parse('p-1'),
    name: 'Live',
    url,
    dialect: KNOWN,
    lastUser: null,
    tryPreviousToken: true,
  }),
  connected: (account: Account) => void connected.push(account),
};
const handlers = () =>
  sessionHandlers({
    session: made.session,
    practice,
    profiles,
    detect: (url, known) => {
      detections.push([url, known]);
      return onDetect();
    },
  });

beforeEach(async () => {
  made = world();
  connected = [];
  detections = [];
  onDetect = () => Promise.resolve({ dialect: FOUND, refreshTrouble: null });
  made.transport.onLogin = () => replies.ok(made.pair('1'));
  await made.session.restore();
});

describe('connecting', () => {
  const account = {
    kind: 'server',
    profileId: 'p-1',
    url: 'https://trading.example.com/api',
    username: 'ada',
    dialect: FOUND,
  };

  it('trims URL and user name, and leaves the password as typed', async () => {
    expect(await handlers()['session.connect'](typed)).toMatchObject({ phase: 'signedIn', account });
    expect(made.transport.logins).toEqual([{ username: 'ada', password: ' with spaces ' }]);
  });

  it('finds the routes before it signs in, beginning with those of the profile', async () => {
    const held = hold<Detected>();
    onDetect = () => held.promise;
    const signingIn = handlers()['session.connect'](typed);
    expect(detections).toEqual([['https://trading.example.com/api', KNOWN]]);
    expect(made.transport.logins).toEqual([]);
    held.resolve({ dialect: FOUND, refreshTrouble: null });
    await signingIn;
    expect(made.transport.logins).toHaveLength(1);
  });

  it('sends no password to a server whose routes cannot be found', async () => {
    onDetect = () => Promise.reject(serverProblems.unreachable());
    await expect(handlers()['session.connect'](typed)).rejects.toMatchObject({ code: 'server.unreachable' });
    expect(made.transport.logins).toEqual([]);
    expect(connected).toEqual([]);
  });

  it('remembers the server only after the sign-in succeeded', async () => {
    made.transport.onLogin = () => replies.status(401, {});
    await expect(handlers()['session.connect'](typed)).rejects.toMatchObject({ code: 'credentials.wrong' });
    expect(connected).toEqual([]);
    made.transport.onLogin = () => replies.ok(made.pair('1'));
    await handlers()['session.connect'](typed);
    expect(connected).toEqual([account]);
  });

  it.each([
    [{ ...typed, url: '' }, 'url.empty'],
    [{ ...typed, url: 'http://trading.example.com' }, 'url.insecure'],
    [{ ...typed, username: '  ' }, 'username.empty'],
    [{ ...typed, password: '' }, 'password.empty'],
  ])('asks no server when something is missing: %j', async (args, code) => {
    await expect(handlers()['session.connect'](args)).rejects.toMatchObject({ code });
    expect(detections).toEqual([]);
    expect(made.transport.logins).toEqual([]);
  });
});

describe('switching to another account', () => {
  const other = { url: 'https://other.example.com/api', username: 'kim', password: 'hers' };

  it('ends the old session once the new one is certain, and not before', async () => {
    await handlers()['session.connect'](typed);
    const old = await made.session.bearer('read');
    const answer = hold<ReturnType<typeof replies.ok>>();
    made.transport.onLogin = () => answer.promise;
    const switching = handlers()['session.connect'](other);
    expect(() => made.session.assertCurrent(old)).not.toThrow();

    answer.resolve(replies.ok(made.pair('2')));
    expect(await switching).toMatchObject({ phase: 'signedIn', account: { url: other.url, username: 'kim' } });
    expect(() => made.session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
  });

  it.each([
    ['is refused', () => (made.transport.onLogin = () => replies.status(401, {})), 'credentials.wrong'],
    ['finds no server', () => (onDetect = () => Promise.reject(serverProblems.unreachable())), 'server.unreachable'],
  ])('that %s leaves the old session as it was', async (_, fail, code) => {
    await handlers()['session.connect'](typed);
    const old = await made.session.bearer('read');
    fail();
    await expect(handlers()['session.connect'](other)).rejects.toMatchObject({ code });
    expect(() => made.session.assertCurrent(old)).not.toThrow();
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', account: { username: 'ada' } });
  });

  it('to practice ends the old session too', async () => {
    await handlers()['session.connect'](typed);
    const old = await made.session.bearer('read');
    await handlers()['session.startPractice'](undefined);
    expect(() => made.session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
  });
});

it('practising signs in with the credentials that main made up', async () => {
  expect(await handlers()['session.startPractice'](undefined)).toMatchObject({ account: { kind: 'practice' } });
  expect(made.transport.logins).toEqual([{ username: 'practice', password: 'made up at launch' }]);
  expect(connected).toEqual([]);
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

  it('works early too, looks at the routes again, and remembers another user', async () => {
    await handlers()['session.connect'](typed);
    const old = await made.session.bearer('read');
    made.transport.onLogin = () => replies.ok(made.pair('2'));
    expect(await handlers()['session.reenter']({ username: ' kim ', password: 'hers' })).toMatchObject({
      phase: 'signedIn',
      account: { profileId: 'p-1', username: 'kim' },
    });
    expect(detections.at(-1)).toEqual(['https://trading.example.com/api', FOUND]);
    expect(connected.at(-1)).toMatchObject({ profileId: 'p-1', username: 'kim' });
    expect(() => made.session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
  });

  it('needs a user name', async () => {
    await handlers()['session.connect'](typed);
    await expect(handlers()['session.reenter']({ username: ' ', password: 'x' })).rejects.toMatchObject({
      code: 'username.empty',
    });
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

describe('finding the routes before a sign-in', () => {
  it('is overtaken by a sign-out: nobody is signed in after it, and no password is sent', async () => {
    const detection = hold<Detected>();
    onDetect = () => detection.promise;
    const connecting = handlers()['session.connect'](typed);
    await handlers()['session.signOut'](undefined);
    detection.resolve({ dialect: FOUND, refreshTrouble: null });
    await expect(connecting).rejects.toMatchObject({ code: 'session.changed' });
    expect(made.session.status().phase).toBe('signedOut');
    expect(made.transport.logins).toEqual([]);
  });

  it('tells at once that the refresh route is missing', async () => {
    onDetect = () => Promise.resolve({ dialect: FOUND, refreshTrouble: sessionProblems.refreshMisconfigured() });
    expect(await handlers()['session.connect'](typed)).toMatchObject({
      connection: { state: 'misconfigured', problem: { code: 'refresh.misconfigured' } },
    });
  });
});
