import { expect, test } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import { aSignal } from '../testing/records.ts';
import { exposureOf } from './exposure.ts';

test('a leveraged short: quantity, exposure, and what stop and target mean', () => {
  expect(exposureOf(decimal('573'), aSignal)).toEqual({
    leverage: 10,
    quantity: '100000.00000000',
    exposure: '5730',
    atStop: '-170.00000000',
    atTarget: '330.00000000',
  });
});

test('a long without leverage gains where a short loses', () => {
  const preview = exposureOf(decimal('573'), { ...aSignal, direction: 'LONG', leverage: null });
  expect(preview).toMatchObject({ leverage: 1, exposure: '573', atStop: '17.00000000', atTarget: '-33.00000000' });
});

test('an entry of zero has no quantity', () => {
  expect(exposureOf(decimal('573'), { ...aSignal, entry: decimal('0.00') })).toBeNull();
});

test.each(['SPOT', 'FOREX'] as const)('a %s signal is not leveraged, whatever leverage it states', (marketType) => {
  expect(exposureOf(decimal('573'), { ...aSignal, marketType })).toMatchObject({
    leverage: 1,
    exposure: '573',
    atStop: '-17.00000000',
    atTarget: '33.00000000',
  });
});
