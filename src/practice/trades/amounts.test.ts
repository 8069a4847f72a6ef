import { describe, expect, it } from 'vitest';
import { readAmount } from './amounts.ts';

const refusal = (value: unknown): unknown => {
  try {
    return readAmount(value, 'position_size');
  } catch (error) {
    return error;
  }
};
const because = (reason: string) => ({ status: 400, body: { error: `position_size ${reason}` } });

describe('an amount', () => {
  it.each([
    ['100', '100.00000000'],
    [' 0.00573 ', '0.00573000'],
    ['0.00000001', '0.00000001'],
    ['1.100000000', '1.10000000'],
    ['999999999999.99999999', '999999999999.99999999'],
    [100, '100.00000000'],
    [0.1, '0.10000000'],
    [1e-8, '0.00000001'],
  ])('%j is read as %s', (value, expected) => {
    expect(readAmount(value, 'position_size')).toBe(expected);
  });

  it.each([undefined, null, ''])('%j is missing', (value) => {
    expect(refusal(value)).toMatchObject(because('is required.'));
  });

  it.each([
    'NaN',
    'Infinity',
    '1e3',
    '0x10',
    '1,5',
    '+1',
    '.5',
    '1.',
    'ten',
    ' ',
    true,
    ['1'],
    {},
    Infinity,
    '9'.repeat(61),
  ])('%j is no plain decimal number', (value) => {
    expect(refusal(value)).toMatchObject(because('must be a plain decimal number.'));
  });

  it.each(['0', '0.00', '-1', '-0', 0, -5])('%j is not greater than zero', (value) => {
    expect(refusal(value)).toMatchObject(because('must be greater than zero.'));
  });

  it.each(['1000000000000', '1' + '0'.repeat(30), 1e30])('%j is too large', (value) => {
    expect(refusal(value)).toMatchObject(because('is too large.'));
  });

  it.each(['0.000000001', '1.123456789', 1e-9])('%j has too many decimals', (value) => {
    expect(refusal(value)).toMatchObject(because('must not have more than 8 decimal places.'));
  });
});
