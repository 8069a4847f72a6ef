import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import type { Direction } from '../../shared/domain/market.ts';
import type { TradeStatus } from '../../shared/domain/trade.ts';
import { tradeRow } from '../testing/trade-row.ts';
import type { TradeRow } from './repository.ts';
import { eventsOf } from './triggers.ts';

/** Entry 100; stop 10 away, target 20 away. */
function trade(direction: Direction, status: TradeStatus): TradeRow {
  const [stop, target] = direction === 'LONG' ? ['90', '120'] : ['110', '80'];
  return tradeRow({ direction, status, stop_loss: decimal(stop), take_profit: decimal(target) });
}
const events = (direction: Direction, status: TradeStatus, from: string, to: string) =>
  eventsOf(trade(direction, status), decimal(from), decimal(to));
const stopped = (price: string) => ({ kind: 'closed', status: 'CLOSED_SL', price });
const won = (price: string) => ({ kind: 'closed', status: 'CLOSED_TP', price });

describe('an open trade', () => {
  it.each([
    ['LONG', '91', '90', [stopped('90')]],
    ['LONG', '91', '85', [stopped('90')]],
    ['LONG', '119', '120', [won('120')]],
    ['LONG', '119', '140', [won('120')]],
    ['LONG', '90.01', '119.99', []],
    ['SHORT', '109', '110', [stopped('110')]],
    ['SHORT', '109', '130', [stopped('110')]],
    ['SHORT', '81', '80', [won('80')]],
    ['SHORT', '80.01', '109.99', []],
  ] as const)('%s from %s to %s: %j', (direction, from, to, expected) => {
    expect(events(direction, 'OPEN', from, to)).toEqual(expected);
  });
});

describe('a pending trade', () => {
  it.each([
    ['LONG', '105', '100', [{ kind: 'filled' }]],
    ['LONG', '95', '100', [{ kind: 'filled' }]],
    ['LONG', '105', '100.01', []],
    ['LONG', '105', '85', [{ kind: 'filled' }, stopped('90')]],
    ['SHORT', '95', '104', [{ kind: 'filled' }]],
    ['SHORT', '105', '75', [{ kind: 'filled' }, won('80')]],
    ['SHORT', '99.99', '70', []],
  ] as const)('%s from %s to %s: %j', (direction, from, to, expected) => {
    expect(events(direction, 'PENDING', from, to)).toEqual(expected);
  });
});

it.each(['CLOSED_SL', 'CLOSED_TP', 'CLOSED_MANUAL', 'CANCELLED'] as const)('a %s trade is left alone', (status) => {
  expect(events('LONG', status, '105', '1')).toEqual([]);
});
