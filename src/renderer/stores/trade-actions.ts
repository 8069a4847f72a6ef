import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { BridgeClient } from '../../shared/contract/types.ts';
import type { DecimalString } from '../../shared/domain/decimal.ts';
import type { Trade } from '../../shared/domain/trade.ts';
import { sealedErrorOf } from '../bridge-error.ts';
import type { Clock } from '../clock.ts';
import type { RemoteStore } from './remote.ts';
import { settle } from './settle.ts';

/** What the user is about to do to a trade. A close carries the price that was on screen, and exactly that is sent. */
export type Intent =
  | { readonly kind: 'close'; readonly trade: Trade; readonly price: DecimalString }
  | { readonly kind: 'cancel'; readonly trade: Trade };

export interface PendingAction {
  readonly intent: Intent;
  readonly stage: 'confirming' | 'sending' | 'checking' | 'unsettled';
  readonly error: SealedError | null;
}

interface TradeActionsState {
  /** At most one: the confirmation is a modal dialog. */
  readonly action: PendingAction | null;
  /** The latest trade that was closed or cancelled, as the server answered it, until dismissed. */
  readonly done: Trade | null;
}

export interface TradeActionsStore {
  readonly store: StoreApi<TradeActionsState>;
  /** Opens the confirmation. */
  ask(intent: Intent): void;
  /** Sends what was asked, once; further calls while it is under way do nothing. */
  confirm(): Promise<void>;
  checkAgain(): Promise<void>;
  /** Leaves the trade as it is. Refused while an order is under way. */
  dismiss(): void;
  dismissDone(): void;
  /** After a re-entered password: settles what was left open. */
  resume(): void;
  clear(): void;
}

interface TradeActionsOptions {
  readonly bridge: Pick<BridgeClient, 'trades'>;
  readonly trades: RemoteStore<Trade[]>;
  readonly clock: Clock;
  /** Called when the server has changed a trade. */
  readonly onChanged: () => void;
}

const idle: TradeActionsState = { action: null, done: null };

/** Closing an open trade and cancelling a pending one, each after a confirmation. */
export function createTradeActionsStore(options: TradeActionsOptions): TradeActionsStore {
  const { bridge, trades, clock, onChanged } = options;
  const store = createStore<TradeActionsState>(() => idle);
  let epoch = 0;

  const set = (action: PendingAction | null): void => store.setState({ action });

  function finish(trade: Trade): void {
    store.setState({ action: null, done: trade });
    trades.patch((list) => list.map((t) => (t.id === trade.id ? trade : t)));
    onChanged();
  }

  async function check(intent: Intent): Promise<void> {
    const mine = epoch;
    const { id, status } = intent.trade;
    set({ intent, stage: 'checking', error: null });
    const outcome = await settle({
      trades,
      clock,
      recognise: (list) => list.find((t) => t.id === id && t.status !== status),
    });
    if (mine !== epoch) return;
    if (outcome.kind === 'happened') finish(outcome.trade);
    else if (outcome.kind === 'unknown') set({ intent, stage: 'unsettled', error: outcome.error });
    else set({ intent, stage: 'confirming', error: nothingChanged(clock.now()) });
  }

  return {
    store,
    ask: (intent) => store.setState({ action: { intent, stage: 'confirming', error: null }, done: null }),

    async confirm() {
      const { action } = store.getState();
      if (action?.stage !== 'confirming') return;
      const mine = epoch;
      const { intent } = action;
      set({ intent, stage: 'sending', error: null });
      try {
        const tradeId = intent.trade.id;
        const trade =
          intent.kind === 'close'
            ? await bridge.trades.close({ tradeId, currentPrice: intent.price })
            : await bridge.trades.cancel({ tradeId });
        if (mine === epoch) finish(trade);
      } catch (caught) {
        const error = sealedErrorOf(caught);
        if (mine !== epoch) return;
        if (error.code === 'trade.uncertain') await check(intent);
        else set({ intent, stage: 'confirming', error });
      }
    },

    async checkAgain() {
      const { action } = store.getState();
      if (action?.stage === 'unsettled') await check(action.intent);
    },

    dismiss() {
      const { action } = store.getState();
      if (action?.stage === 'confirming' || action?.stage === 'unsettled') set(null);
    },

    dismissDone: () => store.setState({ done: null }),

    resume() {
      const { action } = store.getState();
      if (action?.stage === 'unsettled') void check(action.intent);
      else if (action?.error?.code === 'session.ended') set({ ...action, error: null });
    },

    clear() {
      epoch += 1;
      store.setState(idle);
    },
  };
}

function nothingChanged(at: number): SealedError {
  return {
    code: 'trade.uncertain',
    message: 'The order did not go through: the trade is unchanged on the server.',
    hint: 'It is safe to try again.',
    retryable: true,
    at,
  };
}
