import { expect, test } from 'vitest';
import type { Trade } from '../../shared/domain/trade.ts';
import { aTrade, signalId } from '../testing/records.ts';
import { signalsInTrade } from './trade-status.ts';

const from = (id: string | null, status: Trade['status']): Trade => ({
  ...aTrade,
  status,
  signalId: id === null ? null : signalId(id),
});

test('a signal is in trade while an open or pending trade came from it', () => {
  const trades = [from('1', 'OPEN'), from('2', 'PENDING'), from('3', 'CLOSED_TP'), from('4', 'CANCELLED')];
  expect([...signalsInTrade([...trades, from(null, 'OPEN')])]).toEqual(['1', '2']);
});
