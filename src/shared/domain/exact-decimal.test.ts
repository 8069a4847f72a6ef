import { expect, it } from 'vitest';
import { decimalSchema } from './decimal.ts';
import { decimalFromNumber, ExactDecimal, toDecimalString } from './exact-decimal.ts';

it.each([
  [0.1, '0.1'],
  [-0.1, '-0.1'],
  [5.73e-7, '0.000000573'],
  [1e21, '1000000000000000000000'],
  [0, '0'],
])('writes the number %s with the digits JSON showed, never with an exponent', (value, text) => {
  expect(decimalFromNumber(value)).toBe(text);
});

it('refuses what is not a number', () => {
  expect(() => decimalFromNumber(Number.NaN)).toThrow(RangeError);
  expect(() => decimalFromNumber(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

it('rounds half to even, to exactly the asked places', () => {
  expect(toDecimalString(new ExactDecimal('0.125'), 2)).toBe('0.12');
  expect(toDecimalString(new ExactDecimal('0.375'), 2)).toBe('0.38');
  expect(toDecimalString(new ExactDecimal('1'), 8)).toBe('1.00000000');
});

it('adds what binary floats cannot', () => {
  expect(toDecimalString(new ExactDecimal('0.1').plus('0.2'))).toBe('0.3');
});

it.each(['', '1e5', '+1', '.5', '5.', '1,000', 'NaN', ' 1', '0x1', '1'.repeat(81)])(
  '“%s” is no decimal string',
  (text) => {
    expect(decimalSchema.safeParse(text).success).toBe(false);
  },
);
