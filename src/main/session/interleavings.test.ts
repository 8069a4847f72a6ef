import { describe, expect, it } from 'vitest';
import type { AuthAnswer } from './auth-transport.ts';
import { Secret } from './secret.ts';
import { settle } from '../testing/fake-clock.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { account, savedSession, signedInWorld, world, type World } from '../testing/signed-in.ts';

const password = new Secret('correct horse');
const bob = { ...account, username: 'bob' };

/** What ends the session of ada while her refresh is under way. */
const endings: readonly (readonly [string, (made: World) => Promise<unknown>])[] = [
  ['signing out', ({ session }) => session.signOut()],
  [
    'signing in as somebody else',
    (made) => {
      made.transport.onLogin = () => replies.ok(made.pair('bob'));
      return made.session.signIn(bob, 'bob', password);
    },
  ],
];

describe.each(endings)('a refresh under way while %s', (_case, end) => {
  it('lands nowhere when its answer comes afterwards, and its token is revoked', async () => {
    const made = await signedInWorld();
    const slow = hold<AuthAnswer>();
    made.transport.onRefresh = () => slow.promise;
    const renewal = made.session.renew(await made.session.bearer('read'));
    renewal.catch(() => undefined);
    await settle();
    await end(made);
    const late = made.pair('late');
    slow.resolve(replies.ok(late));

    await expect(renewal).rejects.toMatchObject({ code: 'session.changed' });
    expect(made.vault.saved?.rotation.pair.refresh.reveal()).not.toBe(late.refresh);
    expect(made.transport.revoked).toContain(late.refresh);
  });

  it('lands nowhere when the session ends while its pair is being saved', async () => {
    const made = await signedInWorld();
    const disk = hold<undefined>();
    const late = made.pair('late');
    made.transport.onRefresh = () => {
      made.vault.onSave = () => disk.promise;
      return replies.ok(late);
    };
    const renewal = made.session.renew(await made.session.bearer('read'));
    renewal.catch(() => undefined);
    await settle();
    made.vault.onSave = () => Promise.resolve();
    const ending = end(made);
    disk.resolve(undefined);
    await ending;

    await expect(renewal).rejects.toMatchObject({ code: 'session.changed' });
    expect(made.transport.revoked).toContain(late.refresh);
    const status = made.session.status();
    if (status.phase === 'signedIn') {
      expect((await made.session.bearer('read')).token.reveal()).not.toBe(late.access);
    }
  });

  it('does not move the clock of whoever comes next', async () => {
    const made = await signedInWorld();
    const slow = hold<AuthAnswer>();
    made.transport.onRefresh = () => slow.promise;
    const renewal = made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    await settle();
    await end(made);
    slow.resolve(replies.dated(replies.ok(made.pair('late')), made.clock.now() + 5 * 3_600_000));
    await renewal;
    expect(made.serverClock.now()).toBe(made.clock.now());
  });
});

describe('a sign-in under way', () => {
  it('is dropped when the user signs out while its pair is being saved', async () => {
    const { session, transport, vault, pair } = world();
    await session.restore();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    const late = pair('1');
    transport.onLogin = () => replies.ok(late);
    const signingIn = session.signIn(account, 'ada', password);
    signingIn.catch(() => undefined);
    await settle();
    const signingOut = session.signOut();
    disk.resolve(undefined);
    await signingOut;

    await expect(signingIn).rejects.toMatchObject({ code: 'session.changed' });
    expect(session.status().phase).toBe('signedOut');
    expect(transport.revoked).toEqual([late.refresh]);
  });

  it('is dropped when another one was started after it, whichever answers first', async () => {
    const { session, transport, pair } = world();
    await session.restore();
    const slow = hold<AuthAnswer>();
    transport.onLogin = () => slow.promise;
    const first = session.signIn(account, 'ada', password);
    transport.onLogin = () => replies.ok(pair('bob'));
    await session.signIn(bob, 'bob', password);
    slow.resolve(replies.ok(pair('ada')));

    await expect(first).rejects.toMatchObject({ code: 'session.changed' });
    expect(session.status()).toMatchObject({ phase: 'signedIn', account: bob });
  });

  it('is dropped for good when the user signs out, whoever signs in after that', async () => {
    const { session, transport, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onLogin = () => slow.promise;
    const first = session.signIn(account, 'ada', password);
    first.catch(() => undefined);
    await session.signOut();
    transport.onLogin = () => replies.ok(pair('bob'));
    await session.signIn(bob, 'bob', password);
    slow.resolve(replies.ok(pair('ada')));
    await expect(first).rejects.toMatchObject({ code: 'session.changed' });
    expect(session.status()).toMatchObject({ phase: 'signedIn', account: bob });
  });

  it('does not make bearers of the session that died before it worth anything, not even while it is saved', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const old = await session.bearer('read');
    transport.onRefresh = () => replies.dead();
    await session.renew(old).catch(() => undefined);
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    transport.onLogin = () => replies.ok(pair('bob'));
    const signingIn = session.signIn(bob, 'bob', password);
    await settle();
    expect(() => session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
    disk.resolve(undefined);
    await signingIn;
    expect(() => session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
  });

  it('is not dropped because the session before it dies meanwhile', async () => {
    const { session, transport, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onLogin = () => slow.promise;
    const signingIn = session.signIn(bob, 'bob', password);
    transport.onRefresh = () => replies.dead();
    await session.renew(await session.bearer('read')).catch(() => undefined);
    slow.resolve(replies.ok(pair('bob')));
    await expect(signingIn).resolves.toMatchObject({ phase: 'signedIn', account: bob });
  });
});

it('a sign-out before the saved session was read is not undone by it', async () => {
  const { session, vault, clock, pair } = world();
  const disk = hold<Awaited<ReturnType<typeof vault.load>>>();
  vault.load = () => disk.promise;
  const restoring = session.restore();
  await session.signOut();
  disk.resolve({ kind: 'saved', session: savedSession(clock, pair('1')) });
  await restoring;
  expect(session.status().phase).toBe('signedOut');
});

it('signing out asks the server to revoke the refresh token, and a dead session asks nothing', async () => {
  const first = await signedInWorld();
  const kept = first.vault.saved?.rotation.pair.refresh.reveal();
  await first.session.signOut();
  expect(first.transport.revoked).toEqual([kept]);

  const second = await signedInWorld();
  second.transport.onRefresh = () => replies.dead();
  await second.session.renew(await second.session.bearer('read')).catch(() => undefined);
  expect(second.transport.revoked).toEqual([]);
});

describe('two sign-ins, one of which is being saved', () => {
  it('leave the first one signed in when the second one fails', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    transport.onLogin = () => replies.ok(pair('bob'));
    const first = session.signIn(bob, 'bob', password);
    await settle();
    transport.onLogin = () => replies.status(429);
    await expect(session.signIn(account, 'ada', password)).rejects.toMatchObject({ code: 'server.busy' });
    disk.resolve(undefined);
    await first;
    expect(session.status()).toMatchObject({ phase: 'signedIn', account: bob });
    expect(transport.revoked).not.toContain(vault.saved?.rotation.pair.refresh.reveal());
    await expect(session.bearer('read')).resolves.toMatchObject({ account: bob });
  });

  it('take effect one after the other, and leave no timer of the first', async () => {
    const { session, transport, vault, clock, pair } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    transport.onLogin = () => replies.ok(pair('bob'));
    const first = session.signIn(bob, 'bob', password);
    await settle();
    transport.onLogin = () => replies.ok(pair('eve'));
    const second = session.signIn({ ...account, username: 'eve' }, 'eve', password);
    await settle();
    disk.resolve(undefined);
    await Promise.all([first, second]);
    expect(session.status()).toMatchObject({ account: { username: 'eve' } });
    expect(vault.saved?.account).toMatchObject({ username: 'eve' });
    expect(clock.timers).toBe(1);
  });
});

it('an answer without a new refresh token that comes after signing out leaves nothing to revoke', async () => {
  const { session, transport, vault } = await signedInWorld();
  const kept = vault.saved?.rotation.pair.refresh.reveal();
  const slow = hold<AuthAnswer>();
  transport.onRefresh = () => slow.promise;
  const renewal = session.renew(await session.bearer('read'));
  renewal.catch(() => undefined);
  await settle();
  await session.signOut();
  slow.resolve(replies.ok({ access: 'late' }));
  await expect(renewal).rejects.toMatchObject({ code: 'session.changed' });
  expect(transport.revoked).toEqual([kept]);
});

it('nobody is lent a token when a listener signs out as soon as it was renewed', async () => {
  const { session, transport, pair } = await signedInWorld();
  transport.onRefresh = () => replies.ok(pair('2'));
  const refused = await session.bearer('read');
  const stop = session.subscribe(() => {
    stop();
    void session.signOut();
  });
  await expect(session.renew(refused)).rejects.toMatchObject({ code: 'session.changed' });
});
