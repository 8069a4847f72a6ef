import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { account, HOUR, signedInWorld } from '../testing/signed-in.ts';
import type { AuthAnswer } from './auth-transport.ts';
import { Secret } from './secret.ts';
import { sessionProblems } from '../problems/session-problems.ts';

const password = new Secret('correct horse');

describe('the password entered while still signed in', () => {
  it('brings the same session a new pair: what is under way goes on', async () => {
    const { session, transport, vault, clock, pair } = await signedInWorld();
    const before = session.status();
    const old = await session.bearer('order');
    await clock.advance(HOUR / 2);
    const fresh = pair('fresh');
    transport.onLogin = () => replies.ok(fresh);
    const status = await session.signIn(account, 'ada', password);

    expect(status).toMatchObject({ phase: 'signedIn', since: before.phase === 'signedIn' && before.since });
    expect(() => session.assertCurrent(old)).not.toThrow();
    expect((await session.renew(old)).token.reveal()).toBe(fresh.access);
    expect(transport.refreshed).toEqual([]);
    expect(vault.saved?.rotation).toMatchObject({ pair: { generation: 2 }, previousRefresh: null, refreshing: false });
    expect(vault.saved?.rotation.pair.refresh.reveal()).toBe(fresh.refresh);
  });

  it('revokes the refresh token it replaces', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const old = vault.saved?.rotation.pair.refresh.reveal();
    transport.onLogin = () => replies.ok(pair('fresh'));
    await session.signIn(account, 'ada', password);
    expect(transport.revoked).toEqual([old]);
  });

  it('saves a lost renewal: the session goes on and is renewed again', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => (transport.refreshed.length === 1 ? replies.status(502) : replies.dead());
    await clock.advance(HOUR - 80_000);
    expect(session.status()).toMatchObject({
      connection: { state: 'unrenewable' },
      warning: { problem: { code: 'session.endsUnrenewable' } },
    });

    transport.onLogin = () => replies.ok(pair('fresh'));
    const status = await session.signIn(account, 'ada', password);
    expect(status).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' }, warning: null });
    // A token the server has declared dead is not worth a request.
    expect(transport.revoked).toEqual([]);
    await session.bearer('read');
    transport.onRefresh = () => replies.ok(pair('next'));
    await clock.advance(HOUR);
    expect(session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
  });

  it('waits for a refresh under way, so that the two never run beside each other, and comes after it', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onRefresh = () => slow.promise;
    const renewal = session.renew(await session.bearer('read'));
    await settle();
    const fresh = pair('fresh');
    transport.onLogin = () => replies.ok(fresh);
    const entering = session.signIn(account, 'ada', password);
    await settle();
    const rotated = pair('rotated');
    slow.resolve(replies.ok(rotated));
    await Promise.all([renewal, entering]);

    expect((await session.bearer('read')).token.reveal()).toBe(fresh.access);
    expect(vault.saved?.rotation.pair.refresh.reveal()).toBe(fresh.refresh);
    expect(transport.revoked).toEqual([rotated.refresh]);
  });

  it('has callers who need a renewal meanwhile go on with the new pair, once it is saved', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const refused = await session.bearer('read');
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    const fresh = pair('fresh');
    transport.onLogin = () => replies.ok(fresh);
    const entering = session.signIn(account, 'ada', password);
    await settle();
    const renewal = session.renew(refused);
    await settle();
    expect(transport.refreshed).toEqual([]);
    disk.resolve(undefined);
    await entering;
    expect((await renewal).token.reveal()).toBe(fresh.access);
    expect(transport.refreshed).toEqual([]);
  });

  it('saves a session whose old token is declared dead while it waits', async () => {
    const { session, transport, pair } = await signedInWorld();
    const slow = hold<AuthAnswer>();
    transport.onRefresh = () => slow.promise;
    const old = await session.bearer('order');
    const renewal = session.renew(old).catch(() => undefined);
    await settle();
    const phases: string[] = [];
    session.subscribe(({ phase }) => phases.push(phase));
    const fresh = pair('fresh');
    transport.onLogin = () => replies.ok(fresh);
    const entering = session.signIn(account, 'ada', password);
    await settle();
    slow.resolve(replies.dead());
    await Promise.all([renewal, entering]);
    expect(phases).not.toContain('ended');
    expect(() => session.assertCurrent(old)).not.toThrow();
    expect((await session.bearer('read')).token.reveal()).toBe(fresh.access);
    expect(session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
    expect(transport.revoked).toEqual([]);
  });

  it('loses to a sign-out: its pair is revoked, not stored', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    const fresh = pair('fresh');
    transport.onLogin = () => replies.ok(fresh);
    const entering = session.signIn(account, 'ada', password);
    entering.catch(() => undefined);
    await settle();
    const leaving = session.signOut();
    disk.resolve(undefined);
    await leaving;
    await expect(entering).rejects.toMatchObject({ code: 'session.changed' });
    expect(transport.revoked).toContain(fresh.refresh);
    expect(vault.saved).toBeNull();
    expect(session.status().phase).toBe('signedOut');
  });

  const others = [
    ['another user', { ...account, username: 'eve' }],
    ['another server', { ...account, url: 'https://other.example.com/api' }],
    ['the same server spoken to differently', { ...account, dialect: { login: 'auth', refresh: 'users' } }],
  ] as const;

  it.each(others)('begins a new session for %s, and revokes the one it leaves', async (_case, other) => {
    const { session, transport, vault, pair } = await signedInWorld();
    const old = await session.bearer('read');
    const left = vault.saved?.rotation.pair.refresh.reveal();
    transport.onLogin = () => replies.ok(pair('other'));
    await session.signIn(other, other.username, password);
    expect(() => session.assertCurrent(old)).toThrow(expect.objectContaining({ code: 'session.changed' }));
    expect(transport.revoked).toEqual([left]);
    expect(session.status()).toMatchObject({ account: other });
  });

  it('tells at once that the refresh route was found wrong', async () => {
    const { session, transport, pair } = await signedInWorld();
    const old = await session.bearer('read');
    transport.onLogin = () => replies.ok(pair('again'));
    const status = await session.signIn(account, 'ada', password, {
      refreshTrouble: sessionProblems.refreshMisconfigured(),
    });
    expect(status).toMatchObject({ connection: { state: 'misconfigured' } });
    expect(() => session.assertCurrent(old)).not.toThrow();
  });
});

it('a practice session takes over its own new pair as well', async () => {
  const { session, transport, pair } = await signedInWorld();
  const practice = { kind: 'practice' } as const;
  transport.onLogin = () => replies.ok(pair('p1'));
  await session.signIn(practice, 'practice', password);
  const old = await session.bearer('read');
  transport.onLogin = () => replies.ok(pair('p2'));
  await session.signIn(practice, 'practice', password);
  expect(() => session.assertCurrent(old)).not.toThrow();
});

it('who is signed in, or waits for a password, is known; nobody is after signing out', async () => {
  const { session, transport } = await signedInWorld();
  expect(session.account()).toEqual(account);
  transport.onRefresh = () => replies.dead();
  await session.renew(await session.bearer('read')).catch(() => undefined);
  expect(session.account()).toEqual(account);
  await session.signOut();
  expect(() => session.account()).toThrow(expect.objectContaining({ code: 'session.none' }));
});

it('whether the server rotates is known from the first renewal on', async () => {
  const { session, transport, pair } = await signedInWorld();
  expect(session.rotates()).toBeNull();
  transport.onRefresh = () => replies.ok(pair('2'));
  const second = await session.renew(await session.bearer('read'));
  expect(session.rotates()).toBe(true);
  transport.onRefresh = () => replies.ok({ access: 'opaque' });
  await session.renew(second);
  expect(session.rotates()).toBe(false);
  await session.signOut();
  expect(session.rotates()).toBeNull();
});
