import { expect, test } from 'vitest';
import { effectiveLeverage } from './leverage.ts';

test('only futures are leveraged', () => {
  expect(effectiveLeverage('FUTURES', 10)).toBe(10);
  expect(effectiveLeverage('SPOT', 10)).toBe(1);
  expect(effectiveLeverage('FOREX', 10)).toBe(1);
});

test('futures without a stated leverage, and an unknown market, are not leveraged', () => {
  expect(effectiveLeverage('FUTURES', null)).toBe(1);
  expect(effectiveLeverage(null, 10)).toBe(1);
});
