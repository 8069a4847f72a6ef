import { expect, test } from 'vitest';
import { decimal } from '../../../shared/domain/decimal.ts';
import { emptyTicket, type Ticket } from '../../stores/tickets.ts';
import type { PendingAction } from '../../stores/trade-actions.ts';
import { aSignal, aTrade, sealed, signalId } from '../../testing/records.ts';
import { atStake } from './at-stake.ts';

const nothingSelected = { signal: null, positionId: null, historyId: null };
const ticketsOf = (...tickets: Ticket[]) => new Map(tickets.map((ticket, index) => [signalId(String(index)), ticket]));
const draft: Ticket = { ...emptyTicket, amount: '250' };
const sent = (stage: 'sending' | 'checking'): Ticket => ({ ...draft, progress: { stage } });
const closing = (stage: PendingAction['stage']): PendingAction => ({
  intent: { kind: 'close', trade: aTrade, price: decimal('1') },
  stage,
  error: null,
});

test('nothing is at stake in a window where nothing was typed, selected or sent', () => {
  const confirmed: Ticket = { ...draft, progress: { stage: 'confirmed', trade: aTrade } };
  const tickets = ticketsOf(emptyTicket, confirmed);
  expect(atStake({ tickets, action: closing('confirming'), workspace: nothingSelected })).toEqual([]);
});

test('typed amounts, orders without an answer and the selection are', () => {
  const unsettled: Ticket = { ...draft, progress: { stage: 'unsettled', error: sealed('server.timeout') } };
  expect(
    atStake({
      tickets: ticketsOf(draft, draft, sent('sending'), unsettled),
      action: closing('checking'),
      workspace: { ...nothingSelected, signal: aSignal },
    }),
  ).toEqual(['3 orders whose outcome is not known yet', '2 tickets with an amount typed', 'the selection']);
});

test.each([
  [{ ...nothingSelected, positionId: aTrade.id }, ticketsOf(draft), ['1 ticket with an amount typed', 'the selection']],
  [{ ...nothingSelected, historyId: aTrade.id }, ticketsOf(), ['the selection']],
  [nothingSelected, ticketsOf(sent('checking')), ['1 order whose outcome is not known yet']],
])('one of a kind is said in the singular: %j', (workspace, tickets, said) => {
  expect(atStake({ tickets, action: null, workspace })).toEqual(said);
});
