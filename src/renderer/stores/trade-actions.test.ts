import { describe, expect, test, vi } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import type { Trade } from '../../shared/domain/trade.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { createFakeClock, settled } from '../testing/fake-clock.ts';
import { aTrade, failure, sealed } from '../testing/records.ts';
import { createRemoteStore } from './remote.ts';
import { createTradeActionsStore, type Intent } from './trade-actions.ts';

const close: Intent = { kind: 'close', trade: aTrade, price: decimal('0.00571000') };
const pending: Trade = { ...aTrade, status: 'PENDING' };
const closed: Trade = { ...aTrade, status: 'CLOSED_MANUAL' };

async function setUp() {
  const { bridge } = createFakeBridge();
  const clock = createFakeClock();
  bridge.trades.list.mockResolvedValue([aTrade]);
  const trades = createRemoteStore(() => bridge.trades.list(), clock);
  await trades.refresh();
  const onChanged = vi.fn();
  const actions = createTradeActionsStore({ bridge, trades, clock, onChanged });
  return { bridge, clock, trades, actions, onChanged, state: () => actions.store.getState() };
}

test('nothing is sent before the confirmation, and nothing after it was dismissed', async () => {
  const { bridge, actions, state } = await setUp();
  actions.ask(close);
  actions.dismiss();
  await actions.confirm();
  expect(bridge.trades.close).not.toHaveBeenCalled();
  expect(state().action).toBeNull();
});

test('a close sends exactly the price that was shown, once', async () => {
  const { bridge, trades, actions, onChanged, state } = await setUp();
  actions.ask(close);
  await Promise.all([actions.confirm(), actions.confirm()]);
  expect(bridge.trades.close).toHaveBeenCalledExactlyOnceWith({ tradeId: aTrade.id, currentPrice: '0.00571000' });
  expect(state()).toEqual({ action: null, done: closed });
  expect(trades.store.getState().data).toEqual([closed]);
  expect(onChanged).toHaveBeenCalledOnce();
});

test('a cancellation sends the trade only', async () => {
  const { bridge, actions, state } = await setUp();
  actions.ask({ kind: 'cancel', trade: pending });
  await actions.confirm();
  expect(bridge.trades.cancel).toHaveBeenCalledExactlyOnceWith({ tradeId: aTrade.id });
  expect(state().done?.status).toBe('CANCELLED');
});

test('a refusal stays in the dialog, which can be confirmed again', async () => {
  const { bridge, actions, state } = await setUp();
  bridge.trades.close.mockRejectedValueOnce(failure('server.rejected'));
  actions.ask(close);
  await actions.confirm();
  expect(state().action).toEqual({ intent: close, stage: 'confirming', error: sealed('server.rejected') });
  await actions.confirm();
  expect(state().done).toEqual(closed);
});

test('an order under way cannot be dismissed', async () => {
  const { actions, state } = await setUp();
  actions.ask(close);
  const sent = actions.confirm();
  actions.dismiss();
  expect(state().action?.stage).toBe('sending');
  await sent;
});

describe('an uncertain close', () => {
  async function uncertain() {
    const setup = await setUp();
    setup.bridge.trades.close.mockRejectedValueOnce(failure('trade.uncertain'));
    setup.actions.ask(close);
    void setup.actions.confirm();
    await settled();
    return setup;
  }

  test('is done when the list shows the trade as closed', async () => {
    const { bridge, clock, state } = await uncertain();
    expect(state().action?.stage).toBe('checking');
    bridge.trades.list.mockResolvedValue([closed]);
    await clock.advance(2_000);
    expect(state()).toEqual({ action: null, done: closed });
    expect(bridge.trades.close).toHaveBeenCalledOnce();
  });

  test('is offered again when the trade is unchanged', async () => {
    const { clock, state } = await uncertain();
    await clock.advance(7_000);
    expect(state().action).toMatchObject({ stage: 'confirming', error: { code: 'trade.uncertain' } });
  });

  test('is settled after a re-entered password when the session ended meanwhile', async () => {
    const { bridge, clock, actions, state } = await uncertain();
    bridge.trades.list.mockRejectedValue(failure('session.ended'));
    await clock.advance(7_000);
    expect(state().action?.stage).toBe('unsettled');
    bridge.trades.list.mockResolvedValue([closed]);
    actions.resume();
    await settled();
    expect(state().done).toEqual(closed);
  });
});

test('a re-entered password takes away the reason "session ended", and leaves every other one', async () => {
  const { bridge, actions, state } = await setUp();
  actions.ask(close);
  bridge.trades.close.mockRejectedValueOnce(failure('session.ended'));
  await actions.confirm();
  actions.resume();
  expect(state().action).toEqual({ intent: close, stage: 'confirming', error: null });
  bridge.trades.close.mockRejectedValueOnce(failure('server.rejected'));
  await actions.confirm();
  actions.resume();
  expect(state().action?.error).toEqual(sealed('server.rejected'));
  expect(bridge.trades.close).toHaveBeenCalledTimes(2);
});

test('signing out drops the dialog and the answer that was under way', async () => {
  const { actions, onChanged, state } = await setUp();
  actions.ask(close);
  const sent = actions.confirm();
  actions.clear();
  await sent;
  expect(state()).toEqual({ action: null, done: null });
  expect(onChanged).not.toHaveBeenCalled();
});
