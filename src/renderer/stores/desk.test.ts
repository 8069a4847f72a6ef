import { describe, expect, test } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import type { SessionStatus } from '../../shared/domain/session-status.ts';
import type { Signal } from '../../shared/domain/signal.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { createFakeClock, settled } from '../testing/fake-clock.ts';
import { aSignal, aTrade, endedAs, failure, noPositions, signedInAs, signedOut } from '../testing/records.ts';
import { createDesk } from './desk.ts';

const intervals = { signals: 15_000, trades: 10_000, positions: 2_000, performance: 60_000 };
const onePosition = {
  ...noPositions,
  positions: [
    {
      tradeId: aTrade.id,
      currentPrice: decimal('0.00571'),
      unrealizedPnl: decimal('8.7'),
      unrealizedPnlPercentage: decimal('3.5'),
      hasRealTimePrice: true,
    },
  ],
};

async function setUp(status: SessionStatus = signedInAs('alex')) {
  const { bridge, announce, listenerCount } = createFakeBridge();
  const clock = createFakeClock();
  bridge.session.status.mockResolvedValue(status);
  bridge.trades.list.mockResolvedValue([aTrade]);
  bridge.trades.openPositions.mockResolvedValue(onePosition);
  const desk = createDesk(bridge, clock, intervals);
  await desk.start();
  await settled();
  return { bridge, announce, listenerCount, clock, desk };
}

test('listens to main before it says that it is ready', async () => {
  const { bridge } = await setUp();
  expect(bridge.session.onChanged.mock.invocationCallOrder[0]).toBeLessThan(
    bridge.app.ready.mock.invocationCallOrder[0] ?? 0,
  );
});

describe('signed in', () => {
  test('polls prices every two seconds and the lists more slowly', async () => {
    const { bridge, clock } = await setUp();
    bridge.trades.openPositions.mockClear();
    bridge.trades.list.mockClear();
    await clock.advance(10_000);
    expect(bridge.trades.openPositions).toHaveBeenCalledTimes(5);
    expect(bridge.trades.list).toHaveBeenCalledTimes(1);
  });

  test('asks for no prices while nothing is open', async () => {
    const { bridge, clock } = await setUp();
    bridge.trades.list.mockResolvedValue([{ ...aTrade, status: 'PENDING' }]);
    await clock.advance(10_000);
    bridge.trades.openPositions.mockClear();
    await clock.advance(10_000);
    expect(bridge.trades.openPositions).not.toHaveBeenCalled();
  });

  test('asks for the trades as soon as a position is gone', async () => {
    const { bridge, clock } = await setUp();
    bridge.trades.openPositions.mockResolvedValue(noPositions);
    bridge.trades.list.mockClear();
    await clock.advance(2_000);
    expect(bridge.trades.list).toHaveBeenCalledOnce();
  });

  test('keeps polling, and the old data, when the server fails', async () => {
    const { bridge, clock, desk } = await setUp();
    bridge.signals.list.mockRejectedValueOnce(failure('server.unreachable'));
    await clock.advance(15_000);
    expect(desk.signals.store.getState()).toMatchObject({
      data: [aSignal],
      error: { code: 'server.unreachable' },
    });
    await clock.advance(15_000);
    expect(desk.signals.store.getState().error).toBeNull();
  });

  test('shows a trade in the lists and the figures as soon as it was opened', async () => {
    const { bridge, desk } = await setUp();
    for (const call of [bridge.trades.list, bridge.trades.openPositions, bridge.account.performance]) call.mockClear();
    desk.tickets.type(aSignal.id, '250');
    await desk.tickets.submit(aSignal.id);
    await settled();
    for (const call of [bridge.trades.list, bridge.trades.openPositions, bridge.account.performance])
      expect(call).toHaveBeenCalledOnce();
  });
});

describe('a session that ends', () => {
  test('stops every poll and keeps drafts, selection and data', async () => {
    const { bridge, announce, clock, desk } = await setUp();
    desk.workspace.selectSignal(aSignal);
    desk.tickets.type(aSignal.id, '250');
    announce(endedAs('alex'));
    bridge.signals.list.mockClear();
    await clock.advance(120_000);
    expect(clock.pending()).toBe(0);
    expect(bridge.signals.list).not.toHaveBeenCalled();
    expect(desk.workspace.store.getState().signal).toEqual(aSignal);
    expect(desk.tickets.store.getState().bySignal.get(aSignal.id)?.amount).toBe('250');
    expect(desk.trades.store.getState().data).toEqual([aTrade]);
  });

  test('goes on where it was after the password was entered again', async () => {
    const { bridge, announce, desk } = await setUp();
    desk.tickets.type(aSignal.id, '250');
    announce(endedAs('alex'));
    bridge.signals.list.mockClear();
    await desk.session.reenter({ username: 'alex', password: 'p' });
    await settled();
    expect(bridge.signals.list).toHaveBeenCalledOnce();
    expect(desk.tickets.store.getState().bySignal.get(aSignal.id)?.amount).toBe('250');
  });

  test('after the re-entry says which order was not sent', async () => {
    const { bridge, announce, desk } = await setUp();
    bridge.trades.openFromSignal.mockRejectedValueOnce(failure('session.ended'));
    desk.tickets.type(aSignal.id, '250');
    await desk.tickets.submit(aSignal.id);
    announce(endedAs('alex'));
    await desk.session.reenter({ username: 'alex', password: 'p' });
    const progress = desk.tickets.store.getState().bySignal.get(aSignal.id)?.progress;
    expect(progress?.stage === 'editing' && progress.error?.message).toMatch(/was not sent/);
    expect(bridge.trades.openFromSignal).toHaveBeenCalledOnce();
  });

  test('after the re-entry offers the close it interrupted again, without the reason that is gone', async () => {
    const { bridge, announce, desk } = await setUp();
    bridge.trades.close.mockRejectedValueOnce(failure('session.ended'));
    desk.tradeActions.ask({ kind: 'close', trade: aTrade, price: decimal('0.00571') });
    await desk.tradeActions.confirm();
    announce(endedAs('alex'));
    await desk.session.reenter({ username: 'alex', password: 'p' });
    expect(desk.tradeActions.store.getState().action).toMatchObject({ stage: 'confirming', error: null });
  });

  test('early re-entry of the same user keeps drafts and lists, and asks for everything anew', async () => {
    const { bridge, announce, desk } = await setUp();
    desk.workspace.selectSignal(aSignal);
    desk.tickets.type(aSignal.id, '250');
    const pollsOf = () =>
      [bridge.signals.list, bridge.trades.list, bridge.trades.openPositions, bridge.account.performance].map(
        (call) => call.mock.calls.length,
      );
    const slow = Promise.withResolvers<Signal[]>();
    bridge.signals.list.mockReturnValueOnce(slow.promise);
    void desk.signals.refresh();
    const before = pollsOf();
    announce(signedInAs('alex', { since: 2_000_000 }));
    expect(pollsOf()).toEqual(before.map((count) => count + 1));
    slow.reject(failure('session.changed'));
    await settled();
    expect(desk.signals.store.getState()).toMatchObject({ data: [aSignal], error: null });
    expect(desk.workspace.store.getState().signal).toEqual(aSignal);
    expect(desk.tickets.store.getState().bySignal.get(aSignal.id)?.amount).toBe('250');
  });

  test('keeps nothing for another user', async () => {
    const { bridge, announce, desk } = await setUp();
    desk.tickets.type(aSignal.id, '250');
    announce(endedAs('alex'));
    bridge.trades.list.mockResolvedValue([]);
    announce(signedInAs('kim'));
    expect(desk.trades.store.getState().data).toBeNull();
    expect(desk.tickets.store.getState().bySignal.size).toBe(0);
    await settled();
    expect(desk.trades.store.getState().data).toEqual([]);
  });
});

test('asks for the profiles at the start and after each sign-in, not at every change of the status', async () => {
  const { bridge, announce } = await setUp(signedOut);
  expect(bridge.profiles.list).toHaveBeenCalledTimes(1);
  announce(signedInAs('alex'));
  announce(signedInAs('alex'));
  expect(bridge.profiles.list).toHaveBeenCalledTimes(2);
  announce(endedAs('alex'));
  announce(signedInAs('kim'));
  expect(bridge.profiles.list).toHaveBeenCalledTimes(3);
});

test('signing out forgets everything and stops every poll', async () => {
  const { announce, clock, desk } = await setUp();
  desk.tickets.type(aSignal.id, '250');
  announce(signedOut);
  await clock.advance(120_000);
  expect(clock.pending()).toBe(0);
  expect(desk.signals.store.getState().data).toBeNull();
  expect(desk.trades.store.getState().data).toBeNull();
  expect(desk.tickets.store.getState().bySignal.size).toBe(0);
});

test('a status that is announced again does not start a second round of polls', async () => {
  const { bridge, announce, clock } = await setUp();
  bridge.signals.list.mockClear();
  for (let i = 0; i < 3; i += 1) announce(signedInAs('alex'));
  await clock.advance(15_000);
  expect(bridge.signals.list).toHaveBeenCalledOnce();
});

test('stopped, it leaves no timer and no listener', async () => {
  const { clock, desk, listenerCount } = await setUp();
  desk.stop();
  expect(clock.pending()).toBe(0);
  expect(listenerCount()).toBe(0);
});
