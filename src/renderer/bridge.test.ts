import { describe, expect, test, vi } from 'vitest';
import type { PreloadApi } from '../shared/contract/types.ts';
import { BridgeError } from './bridge-error.ts';
import { createBridge } from './bridge.ts';
import { aSignal, sealed, signedOut, tradeId } from './testing/records.ts';
import { decimal } from '../shared/domain/decimal.ts';

const clock = { now: () => 42 };

/** A preload with only what a test needs. */
function bridgeOver(api: object, onBrokenEvent = vi.fn()) {
  // Deliberately partial: that is what a preload of another version looks like.
  return createBridge(api as PreloadApi, { clock, onBrokenEvent });
}

describe('a call', () => {
  test('passes its arguments on and answers the parsed data', async () => {
    const close = vi.fn().mockResolvedValue({ ok: false, error: sealed('trade.unknown') });
    const list = vi.fn().mockResolvedValue({ ok: true, data: [aSignal] });
    const bridge = bridgeOver({ trades: { close }, signals: { list } });
    const args = { tradeId: tradeId('5'), currentPrice: decimal('0.00573000') };
    await expect(bridge.trades.close(args)).rejects.toThrow(BridgeError);
    expect(close).toHaveBeenCalledExactlyOnceWith(args);
    expect(await bridge.signals.list()).toEqual([aSignal]);
    expect(list).toHaveBeenCalledExactlyOnceWith();
  });

  test('throws the sealed error of a failed envelope', async () => {
    const error = sealed('trade.duplicate', 'You already have a trade from this signal.');
    const bridge = bridgeOver({ signals: { list: () => Promise.resolve({ ok: false, error }) } });
    await expect(bridge.signals.list()).rejects.toMatchObject({ sealed: error, message: error.message });
  });

  test('accepts an answer without data where the contract has none', async () => {
    const bridge = bridgeOver({ app: { ready: () => Promise.resolve({ ok: true }) } });
    await expect(bridge.app.ready()).resolves.toBeUndefined();
  });

  const broken: [string, () => Promise<unknown>][] = [
    ['data against the contract', () => Promise.resolve({ ok: true, data: [{ ...aSignal, entry: 0.00573 }] })],
    ['an unknown field', () => Promise.resolve({ ok: true, data: [{ ...aSignal, token: 'x' }] })],
    ['no envelope', () => Promise.resolve([aSignal])],
    ['nothing', () => Promise.resolve(undefined)],
    [
      'an error with an unknown code',
      () => Promise.resolve({ ok: false, error: { ...sealed('trade.unknown'), code: 'odd' } }),
    ],
    ['a rejection', () => Promise.reject(new Error('secret detail'))],
  ];
  test.each(broken)('answered by %s becomes a bridge.internal error without its details', async (_what, list) => {
    const caught: unknown = await bridgeOver({ signals: { list } })
      .signals.list()
      .catch((error: unknown) => error);
    expect(caught).toBeInstanceOf(BridgeError);
    expect(caught).toMatchObject({ sealed: { code: 'bridge.internal', at: 42 } });
    expect(JSON.stringify(caught)).not.toContain('secret detail');
  });

  test('that the preload does not have is a bridge.internal error', async () => {
    await expect(bridgeOver({}).signals.list()).rejects.toMatchObject({ sealed: { code: 'bridge.internal' } });
  });
});

describe('an event', () => {
  function eventBridge() {
    const unsubscribe = vi.fn();
    let emit: (payload: unknown) => void = () => undefined;
    const onChanged = vi.fn((listener: (payload: unknown) => void) => {
      emit = listener;
      return unsubscribe;
    });
    const onBrokenEvent = vi.fn();
    const bridge = bridgeOver({ session: { onChanged } }, onBrokenEvent);
    return { bridge, unsubscribe, onBrokenEvent, emit: (payload: unknown) => emit(payload) };
  }

  test('delivers parsed payloads, and its unsubscribe is the one of the preload', () => {
    const { bridge, emit, unsubscribe } = eventBridge();
    const listener = vi.fn();
    const stop = bridge.session.onChanged(listener);
    emit(signedOut);
    expect(listener).toHaveBeenCalledExactlyOnceWith(signedOut);
    stop();
    expect(unsubscribe).toHaveBeenCalledOnce();
  });

  test('with a broken payload is not delivered but reported by name', () => {
    const { bridge, emit, onBrokenEvent } = eventBridge();
    const listener = vi.fn();
    bridge.session.onChanged(listener);
    emit({ phase: 'signedOut' });
    expect(listener).not.toHaveBeenCalled();
    expect(onBrokenEvent).toHaveBeenCalledExactlyOnceWith('session.changed');
  });
});
