import { expect, test } from 'vitest';
import { marketLabel } from './words.ts';

test.each([
  ['FUTURES', 10, 'Futures 10×'],
  ['FUTURES', 1, 'Futures'],
  ['FUTURES', null, 'Futures'],
  ['SPOT', 10, 'Spot'],
  ['FOREX', 30, 'Forex'],
] as const)('the market %s with leverage %s is called "%s"', (market, leverage, label) => {
  expect(marketLabel(market, leverage)).toBe(label);
});
