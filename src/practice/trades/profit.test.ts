import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import { profitAt, quantityOf, type Position } from './profit.ts';

function position(entry: string, size: string, overrides: Partial<Position> = {}): Position {
  return {
    direction: 'LONG',
    market_type: 'SPOT',
    leverage: null,
    entry_price: decimal(entry),
    position_size: decimal(size),
    quantity: quantityOf(decimal(size), decimal(entry)),
    ...overrides,
  };
}
function at(trade: Position, price: string): [string, string] {
  const { profitLoss, percentage } = profitAt(trade, decimal(price));
  return [profitLoss, percentage];
}

// Expected values worked out by hand with exact fractions, from the quantity as it is stored.
describe('profit and loss', () => {
  it('of PONDUSDT SHORT 10x: 17452.00698080 × (0.00573 − 0.00560) × 10', () => {
    const pond = position('0.00573000', '100', { direction: 'SHORT', market_type: 'FUTURES', leverage: 10 });
    expect(pond.quantity).toBe('17452.00698080');
    expect(at(pond, '0.00560000')).toEqual(['22.68760908', '22.6876']);
    expect(at(pond, '0.00573000')).toEqual(['0.00000000', '0.0000']);
  });

  it('can exceed the margin: nothing is liquidated', () => {
    const pond = position('0.00573000', '100', { direction: 'SHORT', market_type: 'FUTURES', leverage: 10 });
    expect(at(pond, '0.00653220')).toEqual(['-140.00000000', '-140.0000']);
  });

  it('of a LONG is the difference times the quantity', () => {
    expect(at(position('64000', '640'), '64500')).toEqual(['5.00000000', '0.7812']);
    expect(at(position('64000', '640'), '63500')).toEqual(['-5.00000000', '-0.7812']);
  });

  it('takes the leverage for FUTURES only', () => {
    const spot = position('100', '50', { leverage: 20 });
    const futures = position('100', '50', { leverage: 20, market_type: 'FUTURES' });
    expect(at(spot, '101')).toEqual(['0.50000000', '1.0000']);
    expect(at(futures, '101')).toEqual(['10.00000000', '20.0000']);
    expect(at(position('100', '50', { market_type: 'FUTURES' }), '101')).toEqual(['0.50000000', '1.0000']);
  });

  it('rounds half to even, once, at the end', () => {
    const half = (quantity: string) => position('1', '1', { quantity: decimal(quantity) });
    expect(at(half('0.00000005'), '1.1')[0]).toBe('0.00000000');
    expect(at(half('0.00000015'), '1.1')[0]).toBe('0.00000002');
  });

  it('is exact where binary floats are not', () => {
    expect(at(position('0.1', '0.3'), '0.3')).toEqual(['0.60000000', '200.0000']);
    expect(at(position('0.00000001', '999999999999.99999999'), '0.00000002')[0]).toBe('999999999999.99999999');
  });
});
