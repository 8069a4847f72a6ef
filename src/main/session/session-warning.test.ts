import { describe, expect, it } from 'vitest';
import { sessionStatusSchema, type SessionStatus, type SessionWarning } from '../../shared/domain/session-status.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { replies } from '../testing/fake-transport.ts';
import { account, DAY, HOUR, signedInWorld, world, type World } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';
import { Secret } from './secret.ts';

const MINUTE = 60_000;

const warningOf = (status: SessionStatus): SessionWarning | null =>
  status.phase === 'signedIn' ? status.warning : null;

/** Every warning that was told, once for each time it changed. */
function listen({ session }: World): (string | null)[] {
  const told: (string | null)[] = [];
  session.subscribe((status) => {
    const code = warningOf(status)?.problem.code ?? null;
    if (code !== (told.at(-1) ?? null)) told.push(code);
  });
  return told;
}

async function useFor(made: World, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += MINUTE) {
    await made.session.bearer('read').catch(() => undefined);
    await made.clock.advance(MINUTE);
  }
}

describe('the warning that a session cannot be kept', () => {
  it('comes five minutes before the end of a refresh token that the server does not replace, once', async () => {
    const made = await signedInWorld();
    const { session, transport, clock } = made;
    const start = clock.now();
    transport.onRefresh = () => replies.ok({ access: jwt(`a${transport.refreshed.length}`, clock.now() + HOUR) });
    const told = listen(made);
    await useFor(made, DAY - 6 * MINUTE);
    expect(told).toEqual([]);

    await useFor(made, MINUTE);
    expect(warningOf(session.status())).toMatchObject({
      keptUntil: start + DAY,
      problem: { code: 'session.endsSoon', at: start + DAY - 5 * MINUTE },
    });
    expect(() => sessionStatusSchema.parse(session.status())).not.toThrow();
    await useFor(made, 4 * MINUTE);
    expect(told).toEqual(['session.endsSoon']);
  });

  it('stands until that end, however often the access token is renewed meanwhile', async () => {
    const made = await signedInWorld(5 * MINUTE);
    const { transport, clock } = made;
    const issued = clock.now();
    const refresh = jwt('refresh-fixed', issued + DAY, issued);
    transport.onLogin = () => replies.ok({ access: jwt('a0', clock.now() + 5 * MINUTE), refresh });
    await made.session.signIn(account, 'ada', new Secret('x'));
    transport.onRefresh = () => replies.ok({ access: jwt(`a${transport.refreshed.length}`, clock.now() + 5 * MINUTE) });
    const told = listen(made);
    await useFor(made, DAY - 5 * MINUTE - MINUTE);
    expect(told).toEqual([]);
    await useFor(made, 5 * MINUTE);
    expect(told).toEqual(['session.endsSoon']);
  });

  it('is taken back when that end is not the end any more, and comes again for the next one', async () => {
    const made = await signedInWorld();
    const { session, transport } = made;
    const told = listen(made);
    transport.onRefresh = () => replies.status(404, {});
    await session.renew(await session.bearer('read')).catch(() => undefined);
    await useFor(made, 56 * MINUTE);
    expect(told).toEqual(['session.endsUnrenewable']);

    transport.onRefresh = () => replies.status(502);
    await made.clock.advance(MINUTE);
    expect(told).toEqual(['session.endsUnrenewable', null]);
    await useFor(made, DAY - HOUR);
    expect(told).toEqual(['session.endsUnrenewable', null, 'session.endsUnlessServerAnswers']);
  });

  it('never comes for an access token that can be renewed silently', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => replies.ok(made.pair(String(made.transport.refreshed.length + 1)));
    const told = listen(made);
    await useFor(made, 26 * HOUR);
    expect(told).toEqual([]);
  });

  it('comes when the server was out of reach for nearly as long as the session can be kept, and goes when it is back', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => replies.unreachable();
    const told = listen(made);
    await useFor(made, DAY - 5 * MINUTE + 1_000);
    expect(told).toEqual(['session.endsUnlessServerAnswers']);

    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    await useFor(made, 2 * MINUTE);
    expect(told).toEqual(['session.endsUnlessServerAnswers', null]);
  });

  it('comes five minutes before the access token ends where the refresh route is wrong', async () => {
    const made = world();
    const { session, transport, clock, pair } = made;
    transport.onLogin = () => replies.ok(pair('1'));
    transport.onRefresh = () => replies.status(404, {});
    await session.signIn(account, 'ada', new Secret('x'), { refreshTrouble: sessionProblems.refreshMisconfigured() });
    expect(session.status()).toMatchObject({
      connection: { state: 'misconfigured', problem: { code: 'refresh.misconfigured' }, nextAttemptAt: null },
      warning: null,
    });
    const told = listen(made);
    const end = clock.now() + HOUR;
    await useFor(made, 54 * MINUTE);
    expect(told).toEqual([]);
    await useFor(made, MINUTE);
    expect(told).toEqual(['session.endsUnrenewable']);
    expect(warningOf(session.status())?.keptUntil).toBe(end);
  });

  it('comes in the last five minutes of a lost renewal', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => (made.transport.refreshed.length === 1 ? replies.status(502) : replies.dead());
    const told = listen(made);
    await made.clock.advance(HOUR - 60_000);
    expect(told).toEqual(['session.endsUnrenewable']);
  });

  it('comes again for the next generation', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => replies.unreachable();
    const told = listen(made);
    await useFor(made, DAY - 4 * MINUTE);
    made.transport.onRefresh = () => replies.ok(made.pair('2'));
    await useFor(made, 2 * MINUTE);
    made.transport.onRefresh = () => replies.unreachable();
    await useFor(made, DAY);
    expect(told).toEqual(['session.endsUnlessServerAnswers', null, 'session.endsUnlessServerAnswers']);
  });

  it('comes in the last quarter of a session shorter than twenty minutes', async () => {
    const made = await signedInWorld();
    const end = made.clock.now() + 8 * MINUTE;
    made.transport.onRefresh = () => replies.ok({ access: 'opaque', refresh: jwt('short', end) });
    await made.session.renew(await made.session.bearer('read'));
    await made.clock.advance(6 * MINUTE - 1);
    expect(warningOf(made.session.status())).toBeNull();
    await made.clock.advance(1);
    expect(warningOf(made.session.status())).toMatchObject({ keptUntil: end });
  });

  it('cannot come for opaque tokens', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => replies.ok({ access: 'opaque', refresh: 'opaque too' });
    await made.session.renew(await made.session.bearer('read'));
    const told = listen(made);
    await useFor(made, 2 * DAY);
    expect(told).toEqual([]);
  });

  it('is told on the device’s clock', async () => {
    const made = await signedInWorld();
    made.serverClock.observe(new Date(made.clock.now() + HOUR).toUTCString());
    made.transport.onRefresh = () => replies.unreachable();
    const end = made.clock.now() + DAY - HOUR;
    await useFor(made, DAY - HOUR - 4 * MINUTE);
    expect(warningOf(made.session.status())?.keptUntil).toBe(end);
  });
});
