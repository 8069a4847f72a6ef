import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import {
  formatConfidence,
  formatExact,
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatSignedMoney,
  formatSignedPercent,
  signOf,
} from './numbers.ts';

describe('a price', () => {
  test.each([
    ['0.00573000', '0.00573000'],
    ['68000.10000000', '68,000.10'],
    ['68000.00000000', '68,000.00'],
    ['1234567.12345678', '1,234,567.12345678'],
    ['1.08452000', '1.08452'],
    ['1', '1.00'],
    ['-12.50000000', '\u221212.50'],
    ['0.00000001', '0.00000001'],
    ['99999999999999999999.12', '99,999,999,999,999,999,999.12'],
  ])('%s is shown as %s', (value, shown) => {
    expect(formatPrice(decimal(value))).toBe(shown);
  });

  test.each([
    ['0.0056', '0.00573000', '0.00560000'],
    ['68012.3', '68000.10000000', '68,012.30'],
    ['68012.345', '68000.10000000', '68,012.345'],
    ['0.99000000', '1.50000000', '0.99'],
    ['1.0845', '1.08452000', '1.08450'],
    ['0.005731234567', '0.00573000', '0.005731234567'],
  ])('%s beside %s is shown as %s', (value, beside, shown) => {
    expect(formatPrice(decimal(value), decimal(beside))).toBe(shown);
  });

  test('never loses a digit that counts', () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,12}\.\d{1,8}$|^0\.\d{1,8}$/);
    fc.assert(
      fc.property(digits, digits, (value, beside) => {
        const back = formatPrice(decimal(value), decimal(beside)).replaceAll(',', '');
        const trimmed = (text: string): string => text.replace(/\.?0+$/, '');
        return trimmed(back) === trimmed(value);
      }),
    );
  });
});

describe('money', () => {
  test.each([
    ['1240.5523', '1,240.55'],
    ['0', '0.00'],
    ['-0.00', '0.00'],
    ['2.675', '2.68'],
    ['2.665', '2.66'],
    ['0.00123456', '0.0012'],
    ['-0.004', '\u22120.004'],
    ['-74.17', '\u221274.17'],
  ])('%s is shown as %s', (value, shown) => {
    expect(formatMoney(decimal(value))).toBe(shown);
  });

  test.each([
    ['12.4', '+12.40'],
    ['-12.4', '\u221212.40'],
    ['0.00000000', '0.00'],
    ['0.001', '+0.001'],
  ])('%s with a sign is shown as %s', (value, shown) => {
    expect(formatSignedMoney(decimal(value))).toBe(shown);
  });
});

describe('a percentage', () => {
  test('carries its sign when it is a return', () => {
    expect(formatSignedPercent(decimal('4.2513'))).toBe('+4.25%');
    expect(formatSignedPercent(decimal('-140.0000'))).toBe('\u2212140.00%');
  });

  test('has one decimal when it is a rate', () => {
    expect(formatPercent(decimal('65.7895'))).toBe('65.8%');
  });

  test('is whole when it is a confidence', () => {
    expect(formatConfidence(0.29)).toBe('29%');
    expect(formatConfidence(1)).toBe('100%');
  });
});

test('a quantity drops the padding, not the digits', () => {
  expect(formatQuantity(decimal('81037277.14748780'))).toBe('81,037,277.1474878');
  expect(formatQuantity(decimal('1.00000000'))).toBe('1');
});

test('the exact form keeps every digit given', () => {
  expect(formatExact(decimal('-001234.50000000'))).toBe('\u22121,234.50000000');
});

test('the sign of a negative zero is zero', () => {
  expect([signOf(decimal('-0.00')), signOf(decimal('-0.01')), signOf(decimal('3'))]).toEqual([
    'zero',
    'negative',
    'positive',
  ]);
});
