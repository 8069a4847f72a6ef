import { describe, expect, test } from 'vitest';
import { checkAmount } from './amount.ts';

describe('an amount', () => {
  test.each([
    ['250', '250'],
    [' 250.50 ', '250.50'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.00000001', '0.00000001'],
    ['1000000000', '1000000000'],
  ])('typed as "%s" is read as %s', (typed, amount) => {
    expect(checkAmount(typed)).toEqual({ ok: true, amount });
  });

  test.each<[string, RegExp]>([
    ['', /Enter the amount/],
    ['   ', /Enter the amount/],
    ['abc', /not a number/],
    ['1,000', /not a number/],
    ['1e30', /not a number/],
    ['Infinity', /not a number/],
    ['0x10', /not a number/],
    ['1.2.3', /not a number/],
    ['.', /not a number/],
    ['0', /more than 0/],
    ['0.00', /more than 0/],
    ['-5', /more than 0/],
    ['\u22125', /more than 0/],
    [`1${'0'.repeat(30)}`, /more than 1,000,000,000/],
    ['1000000000.01', /more than 1,000,000,000/],
    ['1.123456789', /At most 8 digits/],
    ['9'.repeat(100), /more than 1,000,000,000/],
  ])('typed as "%s" is refused with a reason', (typed, reason) => {
    const checked = checkAmount(typed);
    expect(checked.ok ? 'accepted' : checked.problem).toMatch(reason);
  });
});
