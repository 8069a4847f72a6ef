import { expect, test } from 'vitest';
import { formatAge } from './time.ts';

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
