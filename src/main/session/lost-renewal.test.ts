import { describe, expect, it } from 'vitest';
import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { NoAuthAnswer } from './auth-transport.ts';
import { replies } from '../testing/fake-transport.ts';
import { DAY, HOUR, signedInWorld, type World } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';

const noAnswer = (problem: Problem): NoAuthAnswer => ({ kind: 'noAnswer', problem });

/** A session in use whose own renewal, a minute and a half before the end of the access token, gets this answer; then a refusal. */
async function renewalAnswered(answer: ReturnType<typeof replies.status> | NoAuthAnswer): Promise<World> {
  const made = await signedInWorld();
  made.transport.onRefresh = () => (made.transport.refreshed.length === 1 ? answer : replies.dead());
  await made.clock.advance(HOUR - 90_000);
  expect(made.transport.refreshed).toHaveLength(1);
  await made.clock.advance(1_500);
  return made;
}

describe('a refusal after an answer that may have been lost', () => {
  const lost = [
    ['the connection was cut', noAnswer(serverProblems.dropped())],
    ['the server did not answer in time', noAnswer(serverProblems.timeout(15))],
    ['a gateway failed', replies.status(502)],
    ['the request timed out in between', replies.status(408)],
    ['the answer was empty', replies.status(200)],
    ['the answer had another shape', replies.status(200, { token: 'x' })],
  ] as const;

  it.each(lost)('leaves the access token its time when %s', async (_case, answer) => {
    const { session, transport, clock } = await renewalAnswered(answer);
    expect(transport.refreshed).toHaveLength(2);
    expect(session.status()).toMatchObject({
      phase: 'signedIn',
      connection: { state: 'unrenewable', problem: { code: 'session.renewalLost' }, until: clock.now() + 88_500 },
    });
    expect((await session.bearer('read')).generation).toBe(1);
    expect((await session.bearer('order')).generation).toBe(1);
    expect(transport.refreshed).toHaveLength(2);
  });

  const notLost = [
    ['the server could not be reached', noAnswer(serverProblems.unreachable())],
    ['its certificate is not trusted', noAnswer(serverProblems.untrusted())],
    ['the server asked to slow down', replies.status(429)],
    ['a proxy wants a sign-in', replies.status(407)],
    ['the path was missing', replies.status(404, {})],
    ['the request came too early', replies.status(425)],
    ['a captive portal refused', replies.status(401)],
  ] as const;

  it.each(notLost)('ends the session, as always, when nothing can have been lost: %s', async (_case, answer) => {
    const { session, clock } = await renewalAnswered(answer);
    await clock.advance(1_000);
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.ended' } });
  });

  it('ends the session when the access token is over, with the reason, and says to callers that it ended', async () => {
    const { session, vault, clock } = await renewalAnswered(replies.status(502));
    await clock.advance(88_499);
    expect(session.status().phase).toBe('signedIn');
    await clock.advance(1);
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.renewalLost' } });
    expect(vault.saved).toBeNull();
    await expect(async () => session.bearer('read')).rejects.toMatchObject({ code: 'session.ended' });
  });

  it('ends the session as soon as the server refuses the access token too', async () => {
    const { session, transport } = await renewalAnswered(replies.status(502));
    const refused = await session.bearer('read');
    await expect(session.renew(refused)).rejects.toMatchObject({ code: 'session.ended' });
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.renewalLost' } });
    expect(transport.refreshed).toHaveLength(2);
  });

  it('ends the session at once when the access token was refused before', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () => (made.transport.refreshed.length === 1 ? replies.status(502) : replies.dead());
    const refused = await made.session.bearer('read');
    await made.session.renew(refused).catch(() => undefined);
    await made.clock.advance(1_000);
    expect(made.session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.renewalLost' } });
  });

  it('is forgotten once a renewal succeeded', async () => {
    const made = await signedInWorld();
    made.transport.onRefresh = () =>
      [replies.status(502), replies.ok(made.pair('2'))][made.transport.refreshed.length - 1] ?? replies.dead();
    await made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    await made.clock.advance(1_000);
    expect(made.session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
    await made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    expect(made.session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.ended' } });
  });
});

it('a user who was switched off is out at once, although the access token would still work', async () => {
  const { session, transport, clock } = await signedInWorld();
  transport.onRefresh = () => replies.status(401, { code: 'user_inactive' });
  await clock.advance(HOUR - 90_000);
  expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.userInactive' } });
});

it('a renewal that was lost leaves nothing to revoke at sign-out', async () => {
  const { session, transport } = await renewalAnswered(replies.status(502));
  expect(session.status()).toMatchObject({ connection: { state: 'unrenewable' } });
  expect((await session.signOut()).phase).toBe('signedOut');
  expect(transport.revoked).toEqual([]);
});

describe('a refresh token that is past its own end', () => {
  it('leaves the access token its time, and says that the session was not renewed in time', async () => {
    const { session, transport, clock } = await signedInWorld();
    const ends = clock.now() + DAY;
    transport.onRefresh = () => replies.ok({ access: jwt(`a${transport.refreshed.length}`, clock.now() + HOUR) });
    while (clock.now() < ends - HOUR / 2) {
      await session.bearer('read');
      await clock.advance(60_000);
    }
    const lastAccess = session.status();
    transport.onRefresh = () => replies.dead();
    await clock.advance(HOUR / 2);
    await session.bearer('order');
    const until = lastAccess.phase === 'signedIn' ? lastAccess.accessUntil : null;
    await clock.advance((until ?? 0) - clock.now() - 1);
    expect(session.status()).toMatchObject({
      connection: { state: 'unrenewable', problem: { code: 'session.expired' }, until },
    });
    await clock.advance(1);
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.expired' } });
  });

  it('ends at once, with the same reason, when the access token is over as well', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.dead();
    clock.sleep(DAY + 1_000);
    session.recheck();
    await clock.advance(0);
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.expired' } });
    expect(transport.refreshed).toHaveLength(1);
  });

  it('is not blamed on time when the user was switched off', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.status(401, { code: 'user_inactive' });
    clock.sleep(DAY + 1_000);
    session.recheck();
    await clock.advance(0);
    expect(session.status()).toMatchObject({ phase: 'ended', reason: { code: 'session.userInactive' } });
  });
});
