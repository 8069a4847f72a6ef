import { expect, test, vi } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createTicker } from './ticker.ts';

test('ticks once a second for every listener on one timer, and none when nobody listens', async () => {
  const clock = createFakeClock();
  const ticker = createTicker(clock);
  expect(clock.pending()).toBe(0);
  const [first, second] = [vi.fn(), vi.fn()];
  const stops = [ticker.subscribe(first), ticker.subscribe(second)];
  expect(clock.pending()).toBe(1);
  await clock.advance(3_000);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([3, 3]);
  expect(ticker.now()).toBe(1_003_000);
  for (const stop of stops) stop();
  expect(clock.pending()).toBe(0);
});

test('knows the time again after a pause without listeners', async () => {
  const clock = createFakeClock();
  const ticker = createTicker(clock);
  await clock.advance(60_000);
  ticker.subscribe(() => undefined);
  expect(ticker.now()).toBe(1_060_000);
});
