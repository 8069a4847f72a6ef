import { describe, expect, test, vi } from 'vitest';
import type { Trade } from '../../shared/domain/trade.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { createFakeClock, settled } from '../testing/fake-clock.ts';
import { aSignal, aTrade, failure, sealed, signalId, tradeId } from '../testing/records.ts';
import { createRemoteStore } from './remote.ts';
import { createTicketsStore, emptyTicket, type Ticket } from './tickets.ts';

const id = aSignal.id;
const closedBefore: Trade = { ...aTrade, id: tradeId('old'), status: 'CLOSED_TP' };

function setUp() {
  const { bridge } = createFakeBridge();
  const clock = createFakeClock();
  const trades = createRemoteStore(() => bridge.trades.list(), clock);
  const onOpened = vi.fn();
  const tickets = createTicketsStore({ bridge, trades, clock, onOpened });
  const ticket = (): Ticket => tickets.store.getState().bySignal.get(id) ?? emptyTicket;
  return { bridge, clock, trades, tickets, ticket, onOpened };
}

describe('sending', () => {
  test('goes from sending to confirmed with the trade the server answered', async () => {
    const { bridge, tickets, ticket, onOpened } = setUp();
    tickets.type(id, ' 250.00 ');
    const sent = tickets.submit(id);
    expect(ticket().progress.stage).toBe('sending');
    await sent;
    expect(bridge.trades.openFromSignal).toHaveBeenCalledExactlyOnceWith({ signalId: id, positionSize: '250.00' });
    expect(ticket().progress).toEqual({ stage: 'confirmed', trade: aTrade });
    expect(onOpened).toHaveBeenCalledOnce();
  });

  test('happens once for a double click, and not again after it was confirmed', async () => {
    const { bridge, tickets } = setUp();
    tickets.type(id, '250');
    await Promise.all([tickets.submit(id), tickets.submit(id)]);
    await tickets.submit(id);
    expect(bridge.trades.openFromSignal).toHaveBeenCalledOnce();
  });

  test('is refused for a bad amount, which stays as typed', async () => {
    const { bridge, tickets, ticket } = setUp();
    tickets.type(id, '-5');
    await tickets.submit(id);
    expect(ticket()).toMatchObject({ amount: '-5', problem: 'The amount must be more than 0.' });
    expect(bridge.trades.openFromSignal).not.toHaveBeenCalled();
    tickets.type(id, '5');
    expect(ticket().problem).toBeNull();
  });

  test("keeps the amount and shows the server's refusal", async () => {
    const { bridge, tickets, ticket, onOpened } = setUp();
    bridge.trades.openFromSignal.mockRejectedValueOnce(failure('trade.duplicate'));
    tickets.type(id, '250');
    await tickets.submit(id);
    expect(ticket()).toMatchObject({
      amount: '250',
      progress: { stage: 'editing', error: sealed('trade.duplicate') },
    });
    expect(onOpened).not.toHaveBeenCalled();
  });

  test('does not let the amount change while the order is on its way', async () => {
    const { tickets, ticket } = setUp();
    tickets.type(id, '250');
    const sent = tickets.submit(id);
    tickets.type(id, '999');
    expect(ticket().amount).toBe('250');
    await sent;
  });
});

test('each signal has its own draft', () => {
  const { tickets, ticket } = setUp();
  tickets.type(id, '250');
  tickets.type(signalId('8'), '10');
  expect(ticket().amount).toBe('250');
});

describe('an uncertain order', () => {
  async function sendUncertain(list: Trade[], before: Trade[] = []) {
    const setup = setUp();
    const { bridge, trades, tickets } = setup;
    bridge.trades.list.mockResolvedValueOnce(before);
    await trades.refresh();
    bridge.trades.openFromSignal.mockRejectedValueOnce(failure('trade.uncertain'));
    bridge.trades.list.mockResolvedValue(list);
    tickets.type(id, '250');
    void tickets.submit(id);
    await settled();
    return setup;
  }

  test('is confirmed when the list has a new trade from the signal', async () => {
    const { bridge, ticket, onOpened } = await sendUncertain([closedBefore, aTrade], [closedBefore]);
    expect(ticket().progress).toEqual({ stage: 'confirmed', trade: aTrade });
    expect(onOpened).toHaveBeenCalledOnce();
    expect(bridge.trades.openFromSignal).toHaveBeenCalledOnce();
  });

  test('is not confused with an earlier trade from the same signal', async () => {
    const { clock, ticket } = await sendUncertain([closedBefore], [closedBefore]);
    expect(ticket().progress.stage).toBe('checking');
    await clock.advance(7_000);
    expect(ticket()).toMatchObject({
      amount: '250',
      progress: { stage: 'editing', error: { code: 'trade.uncertain' } },
    });
    expect(clock.pending()).toBe(0);
  });

  test('that the server writes late is still found', async () => {
    const { bridge, clock, ticket } = await sendUncertain([]);
    bridge.trades.list.mockResolvedValue([aTrade]);
    await clock.advance(2_000);
    expect(ticket().progress.stage).toBe('confirmed');
  });

  test('stays unknown while the list cannot be read, and is settled by checking again', async () => {
    const { bridge, clock, tickets, ticket } = await sendUncertain([]);
    bridge.trades.list.mockRejectedValue(failure('server.unreachable'));
    await clock.advance(7_000);
    expect(ticket().progress).toEqual({ stage: 'unsettled', error: sealed('server.unreachable') });
    await tickets.submit(id);
    expect(bridge.trades.openFromSignal).toHaveBeenCalledOnce();
    bridge.trades.list.mockResolvedValue([aTrade]);
    await tickets.checkAgain(id);
    expect(ticket().progress.stage).toBe('confirmed');
  });
});

describe('a session that ended', () => {
  test('leaves the draft, and says after the re-entry that the order was not sent', async () => {
    const { bridge, tickets, ticket } = setUp();
    bridge.trades.openFromSignal.mockRejectedValueOnce(failure('session.ended'));
    tickets.type(id, '250');
    await tickets.submit(id);
    tickets.resume();
    const { amount, progress } = ticket();
    expect(amount).toBe('250');
    expect(progress.stage === 'editing' && progress.error?.message).toMatch(/was not sent/);
  });

  test('while the order was unsettled has it settled after the re-entry', async () => {
    const { bridge, clock, tickets, ticket } = setUp();
    bridge.trades.openFromSignal.mockRejectedValueOnce(failure('trade.uncertain'));
    bridge.trades.list.mockRejectedValue(failure('session.ended'));
    tickets.type(id, '250');
    void tickets.submit(id);
    await clock.advance(7_000);
    expect(ticket().progress.stage).toBe('unsettled');
    bridge.trades.list.mockResolvedValue([aTrade]);
    tickets.resume();
    await settled();
    expect(ticket().progress).toEqual({ stage: 'confirmed', trade: aTrade });
    expect(bridge.trades.openFromSignal).toHaveBeenCalledOnce();
  });

  test('by signing out drops every draft and the answer that was under way', async () => {
    const { tickets, onOpened } = setUp();
    tickets.type(id, '250');
    const sent = tickets.submit(id);
    tickets.clear();
    await sent;
    expect(tickets.store.getState().bySignal.size).toBe(0);
    expect(onOpened).not.toHaveBeenCalled();
  });
});
