import { expect, test } from 'vitest';
import { decimal } from '../../../shared/domain/decimal.ts';
import { aTrade } from '../../testing/records.ts';
import { countPriced, trustOf } from './price-trust.ts';

const live = {
  tradeId: aTrade.id,
  currentPrice: decimal('0.00571'),
  unrealizedPnl: decimal('8.7'),
  unrealizedPnlPercentage: decimal('3.5'),
  hasRealTimePrice: true,
};
const notRealTime = { ...live, hasRealTimePrice: false };
const unpriced = { ...notRealTime, currentPrice: null };

test('a price is live only when it is recent and the server calls it a real-time price', () => {
  expect(trustOf(live, false)).toBe('live');
  expect(trustOf(live, true)).toBe('stale');
  expect(trustOf(notRealTime, false)).toBe('notLive');
  expect(trustOf(notRealTime, true)).toBe('notLive');
});

test('without a price there is nothing to trust', () => {
  expect(trustOf(null, false)).toBe('none');
  expect(trustOf(unpriced, false)).toBe('none');
  expect(trustOf({ ...unpriced, hasRealTimePrice: true }, true)).toBe('none');
});

test('only live prices of open trades are counted as live, and none once they are stale', () => {
  const pending = { trade: { ...aTrade, status: 'PENDING' as const }, live: null };
  const rows = [...[live, notRealTime, unpriced, null].map((side) => ({ trade: aTrade, live: side })), pending];
  expect(countPriced(rows, false)).toEqual({ open: 4, pending: 1, live: 1 });
  expect(countPriced(rows, true)).toEqual({ open: 4, pending: 1, live: 0 });
});
