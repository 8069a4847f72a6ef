import { expect, test } from 'vitest';
import { decimal } from '../../../shared/domain/decimal.ts';
import type { Trade } from '../../../shared/domain/trade.ts';
import { aTrade, noPositions, tradeId } from '../../testing/records.ts';
import { positionsOf } from './position.ts';

const trade = (id: string, change: Partial<Trade>): Trade => ({ ...aTrade, id: tradeId(id), ...change });
const priced = {
  tradeId: tradeId('b'),
  currentPrice: decimal('1'),
  unrealizedPnl: decimal('2'),
  unrealizedPnlPercentage: decimal('3'),
  hasRealTimePrice: true,
};

test('shows open trades before pending ones, newest first, and nothing that has ended', () => {
  const trades = [
    trade('pending', { status: 'PENDING', createdAt: 9 }),
    trade('a', { createdAt: 1 }),
    trade('b', { createdAt: 2 }),
    trade('closed', { status: 'CLOSED_SL' }),
  ];
  const positions = positionsOf(trades, { ...noPositions, positions: [priced] });
  expect(positions.map(({ trade: { id }, live }) => [id, live])).toEqual([
    ['b', priced],
    ['a', null],
    ['pending', null],
  ]);
});

test('has no live side before the first prices', () => {
  expect(positionsOf([aTrade], null)).toEqual([{ trade: aTrade, live: null }]);
});

test('a pending trade has no live side, even where the server lists one', () => {
  const pending = trade('b', { status: 'PENDING' });
  expect(positionsOf([pending], { ...noPositions, positions: [priced] })).toEqual([{ trade: pending, live: null }]);
});

test('without a price there is no profit either, whatever the server says: a zero would pass for a result', () => {
  const unpriced = { ...priced, currentPrice: null, unrealizedPnl: decimal('0'), hasRealTimePrice: false };
  const open = trade('b', {});
  expect(positionsOf([open], { ...noPositions, positions: [unpriced] })).toEqual([{ trade: open, live: null }]);
});
