import { describe, expect, it } from 'vitest';
import { median, pairedRatios, quantile } from './statistics.ts';

describe('a quantile', () => {
  it('is one of the values where it falls on one, whatever their order', () => {
    const values = [30, 10, 50, 20, 40];
    expect(quantile(values, 0)).toBe(10);
    expect(quantile(values, 0.25)).toBe(20);
    expect(quantile(values, 1)).toBe(50);
    expect(values).toEqual([30, 10, 50, 20, 40]);
  });

  it('is interpolated where it falls between two', () => {
    expect(quantile([0, 100], 0.99)).toBeCloseTo(99);
    expect(median([1, 2, 3, 10])).toBe(2.5);
  });

  it('orders by number, not by text', () => {
    expect(median([9, 10, 100])).toBe(10);
  });

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow('no values');
  });
});

describe('paired ratios', () => {
  it('compare within each round', () => {
    expect(pairedRatios([90, 45], [100, 50])).toEqual([0.9, 0.9]);
  });

  it('need a partner for every value', () => {
    expect(() => pairedRatios([1, 2], [1])).toThrow('partner');
  });
});
