import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

it('doubles from one second to a ceiling of a minute', () => {
  expect([1, 2, 3, 6, 7, 100].map((attempt) => backoffMs(attempt, () => 1))).toEqual([
    1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
  ]);
});

it('spreads over the upper half, in whole milliseconds', () => {
  expect(backoffMs(2, () => 0)).toBe(1_000);
  expect(Number.isInteger(backoffMs(3, () => 0.1234567))).toBe(true);
});

it('waits at least as long as the server asks, but no longer than five minutes', () => {
  expect(backoffMs(1, () => 0, 30_000)).toBe(30_000);
  expect(backoffMs(1, () => 0, 604_800_000)).toBe(300_000);
});
