import { expect, it } from 'vitest';
import { doctorWorld } from '../../testing/doctor-world.ts';
import { json } from '../../testing/scripted-server.ts';
import { checkClock, type ClockFound } from './clock.ts';

const MINUTE = 60_000;

/** A server whose clock differs by `aheadMs`, and that takes `roundTripMs` to answer. */
async function check(aheadMs: number, roundTripMs = 0): Promise<ClockFound> {
  const { visit, server, clock } = await doctorWorld({});
  server.script = (_request, response) => {
    void clock.advance(roundTripMs / 2).then(async () => {
      response.setHeader('Date', new Date(clock.now() + aheadMs).toUTCString());
      await clock.advance(roundTripMs / 2);
      json(response, 401, {});
    });
  };
  return checkClock(visit);
}

it('is good within a minute, either way', async () => {
  for (const aheadMs of [0, MINUTE, -MINUTE]) {
    const { outcome, offsetMs } = await check(aheadMs);
    expect(outcome).toMatchObject({ verdict: 'good' });
    expect(offsetMs).toBe(aheadMs);
  }
});

it('takes half of the round trip off', async () => {
  expect((await check(5 * MINUTE, 8_000)).offsetMs).toBe(5 * MINUTE);
});

it.each([
  [MINUTE + 1_000, 'a minute behind'],
  [10 * MINUTE, '10 minutes behind'],
  [-10 * MINUTE, '10 minutes ahead of'],
  [-3 * 60 * MINUTE, '3 hours ahead of'],
  [72 * 60 * MINUTE, '3 days behind'],
])('is a notice at %i ms, in words, and says that nothing breaks', async (aheadMs, words) => {
  const { outcome, offsetMs } = await check(aheadMs);
  expect(outcome.verdict).toBe('notice');
  expect(outcome.finding).toContain(`${words} the server’s. Nothing breaks`);
  expect(outcome.advice).toContain('automatically');
  expect(offsetMs).toBe(aheadMs);
});

it.each([null, 'yesterday'])('is a notice when the server names no time it can read: %j', async (date) => {
  const { visit, server } = await doctorWorld({});
  server.script = (_request, response) => {
    response.sendDate = false;
    if (date !== null) response.setHeader('Date', date);
    json(response, 200, []);
  };
  const { outcome, offsetMs } = await checkClock(visit);
  expect(outcome).toMatchObject({ verdict: 'notice' });
  expect(outcome.finding).toContain('does not say what time it is');
  expect(offsetMs).toBeNull();
});

it('says why the server could not be asked', async () => {
  const { visit } = await doctorWorld({ 'GET /signals/': 'drop' });
  expect(await checkClock(visit)).toMatchObject({ outcome: { verdict: 'problem' }, offsetMs: null });
});
