import { expect, test } from 'vitest';
import { formatAge, formatLeft } from './time.ts';

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [86_400_000, '1 d'],
  [-600_000, '0 s'],
])('%d ms ago is shown as "%s"', (age, shown) => {
  expect(formatAge(10_000_000, 10_000_000 + age)).toBe(shown);
});

test.each([
  [-1, '0 s'],
  [0, '0 s'],
  [1, '1 s'],
  [59_000, '59 s'],
  [59_001, '1 min 0 s'],
  [272_000, '4 min 32 s'],
  [3_600_000, '1 h 0 min'],
  [4_320_000, '1 h 12 min'],
  [86_399_999, '1 d 0 h'],
  [97_200_000, '1 d 3 h'],
])('%d ms ahead is shown as "%s"', (ahead, shown) => {
  expect(formatLeft(10_000_000 + ahead, 10_000_000)).toBe(shown);
});
