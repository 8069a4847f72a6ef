import { describe, expect, it } from 'vitest';
import type { AuthAnswer } from './auth-transport.ts';
import { Secret } from './secret.ts';
import type { SavedSession } from './session-vault.ts';
import { vaultProblems } from '../problems/vault-problems.ts';
import { settle } from '../testing/fake-clock.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { account, DAY, HOUR, signedInWorld, world } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';

const password = new Secret('correct horse');

describe('signing in', () => {
  it('saves the pair before anybody can use it', async () => {
    const { session, transport, vault, pair } = world();
    await session.restore();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    transport.onLogin = () => replies.ok(pair('1'));
    const signingIn = session.signIn(account, 'ada', password);
    await settle();
    expect(session.status().phase).toBe('signedOut');

    disk.resolve(undefined);
    await signingIn;
    expect(session.status()).toMatchObject({ phase: 'signedIn', account, connection: { state: 'ok' } });
  });

  const refusals = [
    ['wrong password', replies.status(401, { detail: 'x', code: 'no_active_account' }), 'credentials.wrong'],
    ['no API at the address', replies.status(404, undefined), 'server.wrongPath'],
    ['a page instead of JSON', replies.status(200, undefined), 'server.notJson'],
    ['a server fault', replies.status(500, undefined), 'server.failed'],
    ['no answer', replies.unreachable(), 'server.unreachable'],
    ['a redirect', replies.status(301, undefined), 'server.redirected'],
    ['JSON that is no pair', replies.ok({ token: 'x' }), 'server.unexpectedAnswer'],
    ['a rejected field', replies.status(400, { detail: 'locked' }), 'server.rejected'],
  ] as const;

  it.each(refusals)('says why on %s and changes nothing', async (_case, reply, code) => {
    const { session, transport, vault } = world();
    await session.restore();
    transport.onLogin = () => reply;
    await expect(session.signIn(account, 'ada', password)).rejects.toMatchObject({ code });
    expect(session.status().phase).toBe('signedOut');
    expect(vault.saves).toHaveLength(0);
  });

  it('keeps the session that is there when signing in as somebody else fails', async () => {
    const { session, transport } = await signedInWorld();
    transport.onLogin = () => replies.status(401, { code: 'no_active_account' });
    await expect(session.signIn({ ...account, username: 'eve' }, 'eve', password)).rejects.toThrow();
    expect(session.status()).toMatchObject({ phase: 'signedIn', account });
  });

  it('drops a sign-in that was overtaken by a sign-out, and revokes its token', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onLogin = () => slow.promise;
    const signingIn = session.signIn(account, 'ada', password);
    await session.signOut();
    const late = pair('late');
    slow.resolve(replies.ok(late));

    await expect(signingIn).rejects.toMatchObject({ code: 'session.changed' });
    expect(session.status().phase).toBe('signedOut');
    expect(transport.revoked).toContain(late.refresh);
    expect(vault.saved).toBeNull();
  });
});

it('a sign-in decided before a sign-out is not even tried after it', async () => {
  const { session, transport } = await signedInWorld();
  const decision = session.decide();
  await session.signOut();
  const before = transport.logins.length;
  await expect(session.signIn(account, 'ada', password, { decision })).rejects.toMatchObject({
    code: 'session.changed',
  });
  expect(transport.logins).toHaveLength(before);
  expect(session.status().phase).toBe('signedOut');
});

describe('signing out', () => {
  it('wins over a refresh that is under way: the rotated token is revoked, not stored', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onRefresh = () => slow.promise;
    const renewal = session.renew(await session.bearer('read'));
    renewal.catch(() => undefined);
    await settle();
    await session.signOut();
    const late = pair('2');
    slow.resolve(replies.ok(late));

    await expect(renewal).rejects.toMatchObject({ code: 'session.changed' });
    expect(vault.saved).toBeNull();
    expect(transport.revoked).toContain(late.refresh);
    expect(session.status().phase).toBe('signedOut');
  });

  it('makes bearers of the old session worthless to the next one', async () => {
    const { session, transport, pair } = await signedInWorld();
    const old = await session.bearer('read');
    await session.signOut();
    transport.onLogin = () => replies.ok(pair('other'));
    await session.signIn({ ...account, username: 'eve' }, 'eve', password);

    expect(() => session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
    expect(() => session.renew(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
    expect(transport.refreshed).toHaveLength(0);
  });

  it('signs out although the disk refuses, and says that the saved sign-in is still there', async () => {
    const { session, vault } = await signedInWorld();
    vault.clear = () => Promise.reject(new Error('EROFS'));
    const status = await session.signOut();
    expect(status).toMatchObject({ phase: 'signedOut', notices: [{ code: 'vault.notCleared' }] });
  });
});

describe('starting again', () => {
  const saved = (clock: { now(): number }): SavedSession => ({
    account,
    since: clock.now() - HOUR,
    rotation: {
      pair: {
        access: new Secret(jwt('access-7', clock.now() - 1_000)),
        refresh: new Secret(jwt('refresh-7', clock.now() + DAY)),
        generation: 7,
        receivedAt: clock.now() - HOUR,
        accessLifeMs: HOUR - 1_000,
      },
      previousRefresh: null,
      refreshing: false,
    },
    clockOffsetMs: 0,
  });

  it('takes up the saved session without asking the server, and renews an expired token on first use', async () => {
    const { session, transport, vault, clock, pair } = world();
    vault.loaded = { kind: 'saved', session: saved(clock) };
    transport.onRefresh = () => replies.ok(pair('8'));
    await session.restore();
    expect(session.status()).toMatchObject({ phase: 'signedIn', account });

    expect((await session.bearer('read')).generation).toBe(8);
    expect(transport.refreshed).toEqual([saved(clock).rotation.pair.refresh.reveal()]);
  });

  it('starts signed out and tells why when what was saved cannot be used', async () => {
    const { session, vault } = world();
    vault.loaded = { kind: 'unusable', problem: vaultProblems.damaged() };
    await session.restore();
    expect(session.status()).toMatchObject({ phase: 'signedOut', notices: [{ code: 'vault.damaged' }] });
  });

  it('does not look again for what was not there, or could not be used', async () => {
    for (const loaded of [
      { kind: 'empty' } as const,
      { kind: 'unusable', problem: vaultProblems.damaged() } as const,
    ]) {
      const { session, vault, clock } = world();
      vault.loaded = loaded;
      await session.restore();
      expect(clock.timers).toBe(0);
    }
  });
});

it('a sign-in puts away what the user was told before it', async () => {
  const { session, vault, transport, pair } = world();
  vault.loaded = { kind: 'unusable', problem: vaultProblems.damaged() };
  await session.restore();
  transport.onLogin = () => replies.ok(pair('1'));
  expect(await session.signIn(account, 'ada', password)).toMatchObject({ phase: 'signedIn', notices: [] });
});

describe('listeners', () => {
  it('hear every change until they unsubscribe', async () => {
    const { session, transport, pair } = await signedInWorld();
    const phases: string[] = [];
    const stop = session.subscribe((status) => phases.push(status.phase));
    transport.onRefresh = () => replies.ok(pair('2'));
    await session.renew(await session.bearer('read'));
    stop();
    await session.signOut();
    expect(phases).toEqual(['signedIn']);
  });

  it('that throw do not spoil a refresh, nor keep others from hearing', async () => {
    const { session, transport, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    let heard = 0;
    session.subscribe(() => {
      throw new Error('a bug of the listener');
    });
    session.subscribe(() => (heard += 1));
    await expect(session.renew(await session.bearer('read'))).resolves.toMatchObject({ generation: 2 });
    expect(heard).toBe(1);
  });

  it('may ask for a token inside an event without a deadlock', async () => {
    const { session, transport, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    const inside: number[] = [];
    session.subscribe(() => {
      void session.bearer('order').then((bearer) => inside.push(bearer.generation));
    });
    await session.renew(await session.bearer('read'));
    await settle();
    expect(inside).toEqual([2]);
  });
});

describe('before the saved session was read', () => {
  it('the session is starting, and nobody can use it', () => {
    const { session } = world();
    expect(session.status()).toEqual({ phase: 'starting' });
    expect(() => session.bearer('read')).toThrow(expect.objectContaining({ code: 'session.none' }));
    expect(() => session.account()).toThrow(expect.objectContaining({ code: 'session.none' }));
    expect(session.rotates()).toBeNull();
  });
});

describe('what is suggested for the next sign-in', () => {
  it('is the server that was signed in to last, and practice changes nothing about it', async () => {
    const { session, transport, pair } = world();
    await session.restore();
    expect(session.status()).toMatchObject({ phase: 'signedOut', suggestion: null });
    transport.onLogin = () => replies.ok(pair('1'));
    await session.signIn(account, 'ada', password);
    await session.signIn({ kind: 'practice' }, 'practice', password);
    expect(await session.signOut()).toMatchObject({ suggestion: { url: account.url, username: 'ada' } });
  });
});

describe('the status of a session', () => {
  it('tells when its tokens end, on the device’s clock, and since when it is there', async () => {
    const { session, clock, serverClock } = await signedInWorld();
    const since = clock.now();
    await clock.advance(1_000);
    serverClock.observe(new Date(clock.now() + 600_000).toUTCString());
    expect(session.status()).toMatchObject({
      since,
      accessUntil: since + HOUR - 600_000,
      sessionUntil: since + DAY - 600_000,
      storage: { kind: 'encrypted', backend: 'test' },
    });
  });

  it('knows no end of opaque tokens', async () => {
    const { session, transport } = world();
    transport.onLogin = () => replies.ok({ access: 'opaque', refresh: 'opaque' });
    expect(await session.signIn(account, 'ada', password)).toMatchObject({ accessUntil: null, sessionUntil: null });
  });

  it('tells when and why a session ended, and whose it was', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.dead();
    await clock.advance(5_000);
    await session.renew(await session.bearer('read')).catch(() => undefined);
    const at = clock.now();
    expect(session.status()).toMatchObject({
      phase: 'ended',
      account,
      endedAt: at,
      reason: { code: 'session.ended', at },
      storage: { kind: 'encrypted' },
      notices: [],
    });
  });
});

it('a sign-in forgets what the server before it said of the time', async () => {
  const { session, serverClock, transport, clock, pair } = await signedInWorld();
  serverClock.observe(new Date(clock.now() + HOUR).toUTCString());
  transport.onLogin = () => replies.ok(pair('2'));
  await session.signIn({ ...account, username: 'eve' }, 'eve', password);
  expect(serverClock.known).toBe(false);
  expect(serverClock.offsetMs).toBe(0);
});

it('a session that died says so when the disk keeps its sign-in', async () => {
  const { session, transport, vault } = await signedInWorld();
  vault.clear = () => Promise.reject(new Error('EROFS'));
  transport.onRefresh = () => replies.dead();
  await session.renew(await session.bearer('read')).catch(() => undefined);
  await settle();
  expect(session.status()).toMatchObject({ phase: 'ended', notices: [{ code: 'vault.notCleared' }] });
});
