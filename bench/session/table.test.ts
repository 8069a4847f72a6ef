import { expect, it } from 'vitest';
import { table } from './table.ts';

it('lines up names to the left and figures to the right', () => {
  expect(
    table([
      ['client', 'ok'],
      ['us', '1000'],
      ['bare axios', '0'],
    ]),
  ).toEqual([
    //
    'client        ok',
    'us          1000',
    'bare axios     0',
  ]);
});
