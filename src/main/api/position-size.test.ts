import { expect, it } from 'vitest';
import { parsePositionSize } from './position-size.ts';

it.each([
  ['250', '250'],
  [' 99.50 ', '99.50'],
  ['0.00000001', '0.00000001'],
  ['999999999999', '999999999999'],
])('takes “%s”', (typed, size) => {
  expect(parsePositionSize(typed)).toBe(size);
});

it.each([
  '',
  '0',
  '0.00',
  '-5',
  '+5',
  'ten',
  'NaN',
  'Infinity',
  '1e30',
  '1,000',
  '10 000',
  '.5',
  '5.',
  '0x10',
  '1.123456789',
  '1'.padEnd(31, '0'),
])('refuses “%s”', (typed) => {
  expect(() => parsePositionSize(typed)).toThrow(expect.objectContaining({ code: 'size.invalid' }));
});
