import { describe, expect, it } from 'vitest';
import { sessionStatusSchema } from '../../shared/domain/session-status.ts';
import type { AuthAnswer } from './auth-transport.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { settle } from '../testing/fake-clock.ts';
import { DAY, HOUR, savedSession, signedInWorld, world } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';

const problemCode = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

describe('renewing after a refused token', () => {
  it('sends one refresh for any number of callers that were refused with the same token', async () => {
    const { session, transport, pair } = await signedInWorld();
    const answer = hold<AuthAnswer>();
    transport.onRefresh = () => answer.promise;
    const refused = await session.bearer('read');

    const waiters = Array.from({ length: 200 }, () => session.renew(refused));
    const next = pair('2');
    answer.resolve(replies.ok(next));
    const renewed = await Promise.all(waiters);

    expect(transport.refreshed).toHaveLength(1);
    expect(new Set(renewed.map((bearer) => bearer.token.reveal()))).toEqual(new Set([next.access]));
  });

  it('answers a late refusal of an older token with the current one, without a refresh', async () => {
    const { session, transport, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    const old = await session.bearer('read');
    await session.renew(old);

    const late = await session.renew(old);

    expect(transport.refreshed).toHaveLength(1);
    expect(late.generation).toBe(2);
  });

  it('refreshes again when the renewed token is refused later', async () => {
    const { session, transport, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair(String(transport.refreshed.length + 1)));
    const second = await session.renew(await session.bearer('read'));
    const third = await session.renew(second);

    expect(third.generation).toBe(3);
    expect(transport.refreshed).toHaveLength(2);
  });

  it('uses the rotated refresh token from then on, and keeps the old one when the server does not rotate', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    const second = pair('2');
    transport.onRefresh = () => replies.ok(second);
    const bearer = await session.renew(await session.bearer('read'));
    transport.onRefresh = () => replies.ok({ access: jwt('access-3', clock.now() + HOUR) });
    const third = await session.renew(bearer);
    await session.renew(third).catch(() => undefined);

    expect(transport.refreshed.slice(1)).toEqual([second.refresh, second.refresh]);
  });

  it('has the rotated pair saved before any waiter goes on', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    const second = pair('2');
    transport.onRefresh = () => replies.ok(second);
    let resumed = false;
    const waiter = session.renew(await session.bearer('read')).then(() => {
      resumed = true;
    });
    await settle();
    expect(resumed).toBe(false);

    disk.resolve(undefined);
    await waiter;
    expect(vault.saved?.rotation.pair.refresh.reveal()).toBe(second.refresh);
  });

  it('goes on with the rotated pair from memory when the disk refuses it, and says so once', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    vault.onSave = () => Promise.reject(new Error('ENOSPC'));
    transport.onRefresh = () => replies.ok(pair(String(transport.refreshed.length + 1)));
    const second = await session.renew(await session.bearer('read'));
    const third = await session.renew(second);

    expect(third.generation).toBe(3);
    const status = session.status();
    expect(status.phase === 'signedIn' && status.notices.map((notice) => notice.code)).toEqual(['vault.notSaved']);
  });
});

describe('a refresh that fails', () => {
  const troubles = [
    ['the network is down', replies.unreachable(), 'server.unreachable'],
    ['the server answers 500', replies.status(500), 'server.failed'],
    ['the server answers 429', replies.status(429, { detail: 'slow down' }), 'server.busy'],
    ['the refresh path answers 404', replies.status(404, { detail: 'Not found.' }), 'refresh.misconfigured'],
    ['a captive portal answers 200 with a page', replies.status(200, undefined), 'server.notJson'],
    ['a proxy answers 401 with a page', replies.status(401, undefined), 'server.notJson'],
    ['the server redirects', replies.status(302, undefined), 'server.redirected'],
    ['the server answers 400 for the field', replies.status(400, { refresh: ['required'] }), 'refresh.misconfigured'],
  ] as const;

  it.each(troubles)('never signs out when %s', async (_case, reply, code) => {
    const { session, transport } = await signedInWorld();
    transport.onRefresh = () => reply;
    const refused = await session.bearer('read');

    expect(problemCode(await session.renew(refused).catch((thrown: unknown) => thrown))).toBe(code);
    const status = session.status();
    expect(status.phase).toBe('signedIn');
    expect(status.phase === 'signedIn' && status.connection.state).not.toBe('ok');
    // As it crosses the bridge: a status the contract refuses would leave the page with the old one.
    expect(() => sessionStatusSchema.parse(status)).not.toThrow();
  });

  it('is told to everybody who listens, with the next attempt', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.unreachable();
    const heard: unknown[] = [];
    session.subscribe((status) => heard.push(status.phase === 'signedIn' && status.connection));
    await session.renew(await session.bearer('read')).catch(() => undefined);
    expect(heard).toMatchObject([{ state: 'waiting', problem: { code: 'server.unreachable' } }]);
    expect(heard[0]).toHaveProperty('nextAttemptAt', expect.any(Number));
    expect(heard[0]).not.toHaveProperty('nextAttemptAt', clock.now());
  });

  it('is not repeated by serial callers before the back-off is over', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.status(503);
    const refused = await session.bearer('read');
    for (let caller = 0; caller < 20; caller += 1) await session.renew(refused).catch(() => undefined);
    expect(transport.refreshed).toHaveLength(1);

    await clock.advance(1_000);
    expect(transport.refreshed).toHaveLength(2);
  });

  it('waits at least as long as the server asks', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.status(429, {}, 30_000);
    await session.renew(await session.bearer('read')).catch(() => undefined);

    await clock.advance(29_999);
    expect(transport.refreshed).toHaveLength(1);
    await clock.advance(1);
    expect(transport.refreshed).toHaveLength(2);
  });

  it('starts over with a short wait after it succeeded in between', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.status(503);
    await session.renew(await session.bearer('read')).catch(() => undefined);
    await clock.advance(10_000);
    transport.onRefresh = () => replies.ok(pair('2'));
    await clock.advance(60_000);
    transport.onRefresh = () => replies.status(503);
    const before = transport.refreshed.length;
    await session.renew(await session.bearer('read')).catch(() => undefined);
    await clock.advance(1_000);
    expect(transport.refreshed.length - before).toBe(2);
  });

  it('recovers by itself once the server is back', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.unreachable();
    await session.renew(await session.bearer('read')).catch(() => undefined);
    transport.onRefresh = () => replies.ok(pair('2'));
    await clock.advance(1_000);

    const status = session.status();
    expect(status.phase === 'signedIn' && status.connection).toEqual({ state: 'ok' });
    expect((await session.bearer('read')).generation).toBe(2);
  });

  const deaths = [
    ['401 with a JSON body', replies.dead(), 'session.ended'],
    ['401 for an inactive user', replies.status(401, { detail: 'x', code: 'user_inactive' }), 'session.userInactive'],
    ['401 for a deleted user', replies.status(401, { detail: 'x', code: 'no_active_account' }), 'session.userInactive'],
    ['403 that names the token', replies.status(403, { detail: 'x', code: 'token_not_valid' }), 'session.ended'],
  ] as const;

  it.each(deaths)('ends the session in place on %s', async (_case, reply, code) => {
    const { session, transport, vault } = await signedInWorld();
    transport.onRefresh = () => reply;
    await session.renew(await session.bearer('read')).catch(() => undefined);

    const status = session.status();
    expect(status.phase === 'ended' && status.reason.code).toBe(code);
    expect(vault.saved).toBeNull();
    await expect(async () => session.bearer('read')).rejects.toMatchObject({ code: 'session.ended' });
  });
});

describe('renewing before the end', () => {
  it('renews a session in use by itself a minute and a half before the access token ends', async () => {
    const { transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    await clock.advance(HOUR - 90_001);
    expect(transport.refreshed).toHaveLength(0);

    await clock.advance(1);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('is not brought forward by a timer that fires early', async () => {
    const { transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    clock.fireEarly();
    await settle();
    expect(transport.refreshed).toHaveLength(0);
    await clock.advance(HOUR - 90_000);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('renews each following token as well while it is in use, and stops at sign-out', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair(String(transport.refreshed.length + 1)));
    for (let minute = 0; minute < 180; minute += 1) {
      await session.bearer('read');
      await clock.advance(60_000);
    }
    expect(transport.refreshed).toHaveLength(3);

    await session.signOut();
    await clock.advance(3 * HOUR);
    expect(transport.refreshed).toHaveLength(3);
    expect(clock.timers).toBe(0);
  });

  it('lets a session that nobody uses rest until half of its refresh token’s life, and keeps it alive then', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair(String(transport.refreshed.length + 1)));
    await clock.advance(HOUR);
    expect(transport.refreshed).toHaveLength(1);

    await clock.advance(DAY / 2 - 90_000 - 60_000);
    expect(transport.refreshed).toHaveLength(1);
    await clock.advance(120_000);
    expect(transport.refreshed).toHaveLength(2);
    await clock.advance(3 * DAY);
    expect(session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' }, warning: null });
    expect(transport.refreshed).toHaveLength(8);
  });

  it('renews at once when a session that rested is used again near the end of its token', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair(String(transport.refreshed.length + 1)));
    await clock.advance(HOUR + 57.5 * 60_000);
    expect(transport.refreshed).toHaveLength(1);
    expect((await session.bearer('read')).generation).toBe(2);
    await clock.advance(0);
    expect(transport.refreshed).toHaveLength(2);
  });

  it('does not keep a session alive whose server does not rotate: nothing would be gained', async () => {
    const { transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.ok({ access: jwt('access-2', clock.now() + HOUR) });
    await clock.advance(DAY - 60_000);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('does not keep a session alive whose refresh token lives for minutes only', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () =>
      replies.ok({ access: 'opaque', refresh: jwt(`r${transport.refreshed.length}`, clock.now() + 20 * 60_000) });
    await session.renew(await session.bearer('read'));
    await clock.advance(HOUR);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('does not renew in a loop when tokens live shorter than the margin', async () => {
    const { session, transport, clock, pair } = await signedInWorld(5_000);
    transport.onRefresh = () => replies.ok(pair('2', 5_000));
    await clock.advance(HOUR);
    expect(transport.refreshed).toHaveLength(0);

    await session.bearer('read');
    expect(transport.refreshed).toHaveLength(1);
  });

  it('renews before an order that would be sent near the end, but not before a read', async () => {
    const { session, transport, clock, pair } = await signedInWorld(100_000);
    transport.onRefresh = () => replies.ok(pair('2'));
    await clock.advance(80_000);
    expect((await session.bearer('read')).generation).toBe(1);
    expect((await session.bearer('order')).generation).toBe(2);
  });

  it('lends the old token while it lasts when an early renewal fails', async () => {
    const { session, transport, clock } = await signedInWorld(100_000);
    transport.onRefresh = () => replies.unreachable();
    await clock.advance(80_000);
    expect((await session.bearer('order')).generation).toBe(1);

    await clock.advance(20_000);
    await expect(session.bearer('order')).rejects.toMatchObject({ code: 'server.unreachable' });
  });

  it('tells an order why, when the early renewal finds the session dead', async () => {
    const { session, transport, clock } = await signedInWorld(100_000);
    transport.onRefresh = () => replies.dead();
    await clock.advance(80_000);
    await expect(session.bearer('order')).rejects.toMatchObject({ code: 'session.ended' });
  });

  it('is not misled by a device clock that is ten minutes off', async () => {
    const { session, serverClock, transport, clock, pair } = await signedInWorld();
    // The server lives ten minutes ahead: by its time the token ends ten minutes sooner on this device.
    serverClock.observe(new Date(clock.now() + 600_000).toUTCString());
    transport.onRefresh = () => replies.ok(pair('2'));
    await clock.advance(HOUR - 600_000);
    await session.bearer('read');
    expect(transport.refreshed).toHaveLength(1);
  });

  it('leaves opaque tokens to the server’s 401', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.ok({ access: 'opaque-access', refresh: 'opaque-refresh' });
    await session.renew(await session.bearer('read'));
    await clock.advance(5 * HOUR);
    expect((await session.bearer('order')).token.reveal()).toBe('opaque-access');
    expect(transport.refreshed).toHaveLength(1);
  });
});

describe('a bearer', () => {
  it('is too new to mean anything when it is refused for its first five seconds', async () => {
    const { session, clock } = await signedInWorld();
    await clock.advance(4_999);
    expect(session.isTooNew(await session.bearer('read'))).toBe(true);
    await clock.advance(1);
    expect(session.isTooNew(await session.bearer('read'))).toBe(false);
  });

  it('is so for the first quarter of a life shorter than twenty seconds', async () => {
    const { session, clock } = await signedInWorld(8_000);
    expect(session.isTooNew(await session.bearer('read'))).toBe(true);
    await clock.advance(1_999);
    expect(session.isTooNew(await session.bearer('read'))).toBe(true);
    await clock.advance(1);
    expect(session.isTooNew(await session.bearer('read'))).toBe(false);
  });

  it('is so as long as any other when nobody knows how long it lives', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.ok({ access: 'opaque', refresh: 'opaque' });
    await session.renew(await session.bearer('read'));
    await clock.advance(4_999);
    expect(session.isTooNew(await session.bearer('read'))).toBe(true);
    await clock.advance(1);
    expect(session.isTooNew(await session.bearer('read'))).toBe(false);
  });

  it('is so by the monotonic clock, whatever the server’s time turns out to be', async () => {
    const { session, clock, serverClock } = await signedInWorld();
    serverClock.observe(new Date(clock.now() + 60_000).toUTCString());
    expect(session.isTooNew(await session.bearer('read'))).toBe(true);
    serverClock.observe(new Date(clock.now() - 60_000).toUTCString());
    await clock.advance(5_000);
    expect(session.isTooNew(await session.bearer('read'))).toBe(false);
  });

  it('is not too new when a newer one has come', async () => {
    const { session, transport, pair } = await signedInWorld();
    const old = await session.bearer('read');
    transport.onRefresh = () => replies.ok(pair('2'));
    const next = await session.renew(old);
    expect([session.isTooNew(old), session.isTooNew(next)]).toEqual([false, true]);
  });

  it('of an earlier run is not too new', async () => {
    const { session, vault, clock, pair } = world();
    const saved = savedSession(clock, pair('1'));
    vault.loaded = { kind: 'saved', session: saved };
    clock.jump(5_000);
    await session.restore();
    expect(session.isTooNew(await session.bearer('read'))).toBe(false);
  });

  it('says whose it is, and of which pair', async () => {
    const { session, vault } = await signedInWorld();
    const { token, generation, account: owner } = await session.bearer('read');
    expect([token.reveal(), generation, owner]).toEqual([
      vault.saved?.rotation.pair.access.reveal(),
      1,
      vault.saved?.account,
    ]);
  });
});

it('the next attempt after a failure comes at the moment that was told', async () => {
  const { session, transport, clock } = await signedInWorld();
  transport.onRefresh = () => replies.unreachable();
  await session.renew(await session.bearer('read')).catch(() => undefined);
  const at = clock.now();
  expect(session.status()).toMatchObject({
    connection: { state: 'waiting', problem: { code: 'server.unreachable', at }, nextAttemptAt: at + 562 },
  });
  await clock.advance(561);
  expect(transport.refreshed).toHaveLength(1);
  await clock.advance(1);
  expect(transport.refreshed).toHaveLength(2);
});

it('the server’s wish to be left alone counts for nothing where the refresh route is wrong', async () => {
  const { session, transport, clock } = await signedInWorld();
  transport.onRefresh = () => replies.status(404, {}, 30_000);
  await session.renew(await session.bearer('read')).catch(() => undefined);
  expect(session.status()).toMatchObject({ connection: { state: 'misconfigured', nextAttemptAt: clock.now() + 562 } });
});
