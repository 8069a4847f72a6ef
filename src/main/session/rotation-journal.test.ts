import { describe, expect, it } from 'vitest';
import { vaultProblems } from '../problems/vault-problems.ts';
import { settle } from '../testing/fake-clock.ts';
import { hold, replies } from '../testing/fake-transport.ts';
import { account, DAY, HOUR, savedSession, signedInWorld, world, type World } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';
import { Secret } from './secret.ts';

/** What the server rotates to. Far enough ahead of every fake clock here. */
const newer = () => ({
  access: jwt('access-newer', Date.UTC(2026, 0, 5, 11)),
  refresh: jwt('refresh-newer', Date.UTC(2026, 0, 7)),
});

/** A run that starts from what an interrupted one left: a renewal of token N was begun, and N−1 was kept. */
async function afterCrash(
  answers: Readonly<Record<string, () => ReturnType<typeof replies.ok>>>,
  { accessMs = HOUR, tryPrevious = true } = {},
): Promise<World & { n: string; previous: string }> {
  const made = world({ tryPreviousToken: () => tryPrevious });
  const { clock, session, transport, vault, pair } = made;
  const n = pair('n', accessMs);
  const previous = pair('n-1').refresh;
  vault.loaded = { kind: 'saved', session: savedSession(clock, { ...n, previous }, true) };
  const names = new Map([
    [n.refresh, 'n'],
    [previous, 'n-1'],
  ]);
  transport.onRefresh = () => answers[names.get(transport.refreshed.at(-1) ?? '') ?? '']?.() ?? replies.dead();
  await session.restore();
  await clock.advance(0);
  return { ...made, n: n.refresh, previous };
}

describe('the journal of a rotation', () => {
  it('says that a refresh was started before the request leaves', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    transport.onRefresh = () => replies.ok(pair('2'));
    const renewal = session.renew(await session.bearer('read'));
    await settle();
    expect(transport.refreshed).toHaveLength(0);

    disk.resolve(undefined);
    await renewal;
    expect(vault.saves.map(({ rotation }) => [rotation.pair.generation, rotation.refreshing])).toEqual([
      [1, false],
      [1, true],
      [2, false],
    ]);
  });

  it('keeps the refresh token before the last, and none where the server does not rotate', async () => {
    const { session, transport, vault, clock, pair } = await signedInWorld();
    const first = vault.saved?.rotation.pair.refresh.reveal();
    transport.onRefresh = () => replies.ok(pair('2'));
    const second = await session.renew(await session.bearer('read'));
    expect(vault.saved?.rotation.previousRefresh?.reveal()).toBe(first);

    transport.onRefresh = () => replies.ok({ access: jwt('access-3', clock.now() + HOUR) });
    await session.renew(second);
    expect(vault.saved?.rotation.previousRefresh).toBeNull();
  });

  it('is written once, however often the refresh has to be repeated', async () => {
    const { session, transport, vault, clock } = await signedInWorld();
    transport.onRefresh = () => replies.unreachable();
    await session.renew(await session.bearer('read')).catch(() => undefined);
    await clock.advance(300_000);
    expect(transport.refreshed.length).toBeGreaterThan(3);
    expect(vault.saves).toHaveLength(2);
  });

  it('does not keep a refresh from being sent when the disk refuses it', async () => {
    const { session, transport, vault, pair } = await signedInWorld();
    vault.onSave = () => Promise.reject(new Error('EROFS'));
    transport.onRefresh = () => replies.ok(pair('2'));
    await expect(session.renew(await session.bearer('read'))).resolves.toMatchObject({ generation: 2 });
  });

  it('sends nothing when the user signs out while it is written', async () => {
    const { session, transport, vault } = await signedInWorld();
    const disk = hold<undefined>();
    vault.onSave = () => disk.promise;
    const renewal = session.renew(await session.bearer('read'));
    renewal.catch(() => undefined);
    await settle();
    const signingOut = session.signOut();
    disk.resolve(undefined);
    await signingOut;
    await expect(renewal).rejects.toMatchObject({ code: 'session.changed' });
    expect(transport.refreshed).toEqual([]);
    expect(vault.saved).toBeNull();
  });
});

describe('a start after a crash in the middle of a renewal', () => {
  it('renews at once with the token that was on its way', async () => {
    const made = await afterCrash({ n: () => replies.ok(newer()) });
    expect(made.transport.refreshed).toEqual([made.n]);
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
    expect(made.vault.saved?.rotation).toMatchObject({ refreshing: false, pair: { generation: 8 } });
  });

  it('tries the token before it when the server calls that one dead, and goes on with what it gets', async () => {
    const made = await afterCrash({ 'n-1': () => replies.ok(newer()) });
    expect(made.transport.refreshed).toEqual([made.n, made.previous]);
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
  });

  it('goes on using that one where the server does not rotate any more', async () => {
    const made = await afterCrash({ 'n-1': () => replies.ok({ access: newer().access }) });
    expect(made.vault.saved?.rotation.pair.refresh.reveal()).toBe(made.previous);
    expect(made.vault.saved?.rotation.previousRefresh).toBeNull();
  });

  it('does not try it where the profile forbids it', async () => {
    const made = await afterCrash({ 'n-1': () => replies.ok(newer()) }, { tryPrevious: false });
    expect(made.transport.refreshed).toEqual([made.n]);
    expect(made.session.status()).toMatchObject({ connection: { state: 'unrenewable' } });
  });

  it('asks for the password in place, with the true reason, while the access token still works', async () => {
    const made = await afterCrash({});
    expect(made.transport.refreshed).toEqual([made.n, made.previous]);
    expect(made.session.status()).toMatchObject({
      phase: 'signedIn',
      connection: { state: 'unrenewable', problem: { code: 'session.renewalLost' }, until: made.clock.now() + HOUR },
    });
    expect((await made.session.bearer('order')).generation).toBe(7);
  });

  it('goes by what the server said of the newer token when it calls both dead', async () => {
    const made = await afterCrash({ 'n-1': () => replies.status(401, { code: 'user_inactive' }) });
    expect(made.session.status()).toMatchObject({
      connection: { state: 'unrenewable', problem: { code: 'session.renewalLost' } },
    });
  });

  it('asks once, with the true reason, when the access token is over as well', async () => {
    const made = await afterCrash({}, { accessMs: 1_000 });
    await made.clock.advance(1_000);
    const status = made.session.status();
    expect(status).toMatchObject({ phase: 'ended', reason: { code: 'session.renewalLost' } });
    expect(made.vault.saved).toBeNull();
  });

  it('tries both again later when the server could not be asked', async () => {
    let up = false;
    const made = await afterCrash({
      n: () => (up ? replies.dead() : replies.status(503)),
      'n-1': () => replies.ok(newer()),
    });
    expect(made.transport.refreshed).toEqual([made.n]);
    up = true;
    await made.clock.advance(1_000);
    expect(made.transport.refreshed).toEqual([made.n, made.n, made.previous]);
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
  });

  it('waits when the server cannot be asked about the token before the last', async () => {
    const made = await afterCrash({ 'n-1': () => replies.status(503) });
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'waiting' } });
  });

  it('never tries the old token again once a renewal succeeded', async () => {
    const made = await afterCrash({ n: () => replies.ok(newer()) });
    await made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    expect(made.transport.refreshed).not.toContain(made.previous);
    expect(made.session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.ended' } });
  });

  it('drops what it gets when the user signs out between the two tries', async () => {
    const made = await afterCrash({ n: () => replies.status(503) });
    made.transport.onRefresh = () => {
      void made.session.signOut();
      return replies.dead();
    };
    await made.clock.advance(1_000);
    expect(made.transport.refreshed).toEqual([made.n, made.n]);
    expect(made.session.status().phase).toBe('signedOut');
  });
});

it('a start after an orderly end asks nothing, and takes up the server’s clock', async () => {
  const { session, transport, vault, clock, serverClock, pair } = world();
  const saved = savedSession(clock, pair('1'));
  vault.loaded = { kind: 'saved', session: { ...saved, clockOffsetMs: 600_000 } };
  await session.restore();
  await clock.advance(0);
  expect(transport.refreshed).toEqual([]);
  expect(serverClock.now()).toBe(clock.now() + 600_000);
});

describe('a locked key store', () => {
  it('is asked again until it opens, and the saved session is taken up then', async () => {
    const { session, vault, clock, pair } = world();
    vault.loaded = { kind: 'locked', problem: vaultProblems.locked() };
    await session.restore();
    expect(session.status()).toMatchObject({ phase: 'signedOut', notices: [{ code: 'vault.locked' }] });
    await clock.advance(10_000);
    expect(session.status()).toMatchObject({ notices: [{ code: 'vault.locked' }] });

    vault.loaded = { kind: 'saved', session: savedSession(clock, pair('1')) };
    await clock.advance(60_000);
    expect(session.status()).toMatchObject({ phase: 'signedIn', account, notices: [] });
  });

  it('is asked again although somebody failed to sign in meanwhile', async () => {
    const { session, transport, vault, clock, pair } = world();
    vault.loaded = { kind: 'locked', problem: vaultProblems.locked() };
    await session.restore();
    transport.onLogin = () => replies.status(503);
    await session.signIn(account, 'ada', new Secret('x')).catch(() => undefined);
    vault.loaded = { kind: 'saved', session: savedSession(clock, pair('1')) };
    await clock.advance(60_000);
    expect(session.status()).toMatchObject({ phase: 'signedIn', account });
  });

  it('that turns out to hold nothing usable is not said to be locked any more', async () => {
    const { session, vault, clock } = world();
    vault.loaded = { kind: 'locked', problem: vaultProblems.locked() };
    await session.restore();
    vault.loaded = { kind: 'unusable', problem: vaultProblems.undecipherable() };
    await clock.advance(60_000);
    expect(session.status()).toMatchObject({ phase: 'signedOut', notices: [{ code: 'vault.undecipherable' }] });
    expect(clock.timers).toBe(0);
  });

  it('is not asked any more once somebody signed in', async () => {
    const { session, transport, vault, clock, pair } = world();
    vault.loaded = { kind: 'locked', problem: vaultProblems.locked() };
    await session.restore();
    transport.onLogin = () => replies.ok(pair('bob'));
    await session.signIn({ ...account, username: 'bob' }, 'bob', new Secret('x'));
    vault.loaded = { kind: 'saved', session: savedSession(clock, pair('1')) };
    await clock.advance(DAY / 24);
    expect(session.status()).toMatchObject({ account: { username: 'bob' } });
  });

  it('is asked more rarely the longer it stays locked, and says so once', async () => {
    const { session, vault, clock } = world();
    const start = clock.now();
    const asked: number[] = [];
    vault.load = () => {
      asked.push(clock.now() - start);
      return Promise.resolve({ kind: 'locked', problem: vaultProblems.locked() });
    };
    await session.restore();
    let heard = 0;
    session.subscribe(() => (heard += 1));
    await clock.advance(10_000);
    const pauses = asked.map((moment, index) => moment - (asked[index - 1] ?? 0));
    expect(pauses).toEqual([0, 562, 1_123, 2_246, 4_492]);
    expect(heard).toBe(0);
  });

  it('is left alone after somebody signed in', async () => {
    const { session, transport, vault, clock, pair } = world();
    let asked = 0;
    vault.load = () => {
      asked += 1;
      return Promise.resolve({ kind: 'locked', problem: vaultProblems.locked() });
    };
    await session.restore();
    transport.onLogin = () => replies.ok(pair('1'));
    await session.signIn(account, 'ada', new Secret('x'));
    await clock.advance(60_000);
    expect(asked).toBe(1);
  });
});
