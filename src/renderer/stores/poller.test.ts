import { expect, test, vi } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createPoller } from './poller.ts';

test('runs at once, then again after each pause', async () => {
  const clock = createFakeClock();
  const task = vi.fn(() => Promise.resolve());
  createPoller(clock, 2_000, task).start();
  expect(task).toHaveBeenCalledTimes(1);
  await clock.advance(4_000);
  expect(task).toHaveBeenCalledTimes(3);
});

test('never overlaps itself: the pause begins when a run has finished', async () => {
  const clock = createFakeClock();
  let finish: () => void = () => undefined;
  const task = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  createPoller(clock, 2_000, task).start();
  await clock.advance(60_000);
  expect(task).toHaveBeenCalledTimes(1);
  finish();
  await clock.advance(2_000);
  expect(task).toHaveBeenCalledTimes(2);
});

test('started twice runs once', async () => {
  const clock = createFakeClock();
  const task = vi.fn(() => Promise.resolve());
  const poller = createPoller(clock, 2_000, task);
  poller.start();
  poller.start();
  await clock.advance(2_000);
  expect(task).toHaveBeenCalledTimes(2);
});

test('stopped leaves no timer, even when a run was under way', async () => {
  const clock = createFakeClock();
  let finish: () => void = () => undefined;
  const poller = createPoller(clock, 2_000, () => new Promise<void>((resolve) => (finish = resolve)));
  poller.start();
  poller.stop();
  finish();
  await clock.advance(1_000);
  expect(clock.pending()).toBe(0);
});
