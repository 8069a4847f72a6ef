import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SealedError } from '../../shared/contract/errors.ts';
import type { BridgeClient } from '../../shared/contract/types.ts';
import type { SignalId, TradeId } from '../../shared/domain/ids.ts';
import type { Trade } from '../../shared/domain/trade.ts';
import { sealedErrorOf } from '../bridge-error.ts';
import type { Clock } from '../clock.ts';
import { checkAmount } from '../format/amount.ts';
import type { RemoteStore } from './remote.ts';
import { settle } from './settle.ts';
import { isLive } from './trade-status.ts';

export type TicketProgress =
  | { readonly stage: 'editing'; readonly error: SealedError | null }
  | { readonly stage: 'sending' }
  /** The answer never came; the server's list is being asked. */
  | { readonly stage: 'checking' }
  /** Not even the list could be read. */
  | { readonly stage: 'unsettled'; readonly error: SealedError }
  | { readonly stage: 'confirmed'; readonly trade: Trade };

export interface Ticket {
  /** Exactly as typed. */
  readonly amount: string;
  /** What is wrong with the amount, once the user has tried to send it. */
  readonly problem: string | null;
  readonly progress: TicketProgress;
  /** Trades from this signal that existed before the order, so that a new one can be recognised. Null: not known. */
  readonly tradesBefore: ReadonlySet<TradeId> | null;
}

export const emptyTicket: Ticket = {
  amount: '',
  problem: null,
  progress: { stage: 'editing', error: null },
  tradesBefore: null,
};

interface TicketsState {
  readonly bySignal: ReadonlyMap<SignalId, Ticket>;
}

export interface TicketsStore {
  readonly store: StoreApi<TicketsState>;
  /** Keeps what is typed. Ignored once the order is on its way: what was sent must stay on screen. */
  type(signalId: SignalId, amount: string): void;
  /** Sends the order once; further calls while it is under way do nothing. */
  submit(signalId: SignalId): Promise<void>;
  /** Looks at the list again after `unsettled`. */
  checkAgain(signalId: SignalId): Promise<void>;
  /** Puts a confirmed ticket away for an empty one. */
  renew(signalId: SignalId): void;
  /** After a re-entered password: settles what was left open, and says what was not sent. */
  resume(): void;
  clear(): void;
}

interface TicketsOptions {
  readonly bridge: Pick<BridgeClient, 'trades'>;
  readonly trades: RemoteStore<Trade[]>;
  readonly clock: Clock;
  /** Called when the server has a new trade. */
  readonly onOpened: () => void;
}

/** One ticket per signal, so that a draft survives looking at another signal, another view, or a session that ended. */
export function createTicketsStore({ bridge, trades, clock, onOpened }: TicketsOptions): TicketsStore {
  const store = createStore<TicketsState>(() => ({ bySignal: new Map() }));
  let epoch = 0;

  const ticketOf = (id: SignalId): Ticket => store.getState().bySignal.get(id) ?? emptyTicket;
  const update = (id: SignalId, change: Partial<Ticket>): void =>
    store.setState(({ bySignal }) => ({ bySignal: new Map(bySignal).set(id, { ...ticketOf(id), ...change }) }));
  const progress = (id: SignalId, next: TicketProgress): void => update(id, { progress: next });

  function confirm(id: SignalId, trade: Trade): void {
    progress(id, { stage: 'confirmed', trade });
    onOpened();
  }

  async function check(id: SignalId): Promise<void> {
    const mine = epoch;
    const before = ticketOf(id).tradesBefore;
    progress(id, { stage: 'checking' });
    const outcome = await settle({
      trades,
      clock,
      recognise: (list) => list.find((t) => t.signalId === id && (before ? !before.has(t.id) : isLive(t))),
    });
    if (mine !== epoch) return;
    if (outcome.kind === 'happened') confirm(id, outcome.trade);
    else if (outcome.kind === 'unknown') progress(id, { stage: 'unsettled', error: outcome.error });
    else progress(id, { stage: 'editing', error: didNotGoThrough(clock.now()) });
  }

  return {
    store,
    type(id, amount) {
      if (ticketOf(id).progress.stage !== 'editing') return;
      update(id, { amount, problem: null, progress: { stage: 'editing', error: null } });
    },

    async submit(id) {
      const { amount, progress: current } = ticketOf(id);
      if (current.stage !== 'editing') return;
      const checked = checkAmount(amount);
      if (!checked.ok) {
        update(id, { problem: checked.problem, progress: { stage: 'editing', error: null } });
        return;
      }
      const mine = epoch;
      const known = trades.store.getState().data;
      update(id, {
        problem: null,
        progress: { stage: 'sending' },
        tradesBefore: known && new Set(known.filter((t) => t.signalId === id).map((t) => t.id)),
      });
      try {
        const trade = await bridge.trades.openFromSignal({ signalId: id, positionSize: checked.amount });
        if (mine === epoch) confirm(id, trade);
      } catch (caught) {
        const error = sealedErrorOf(caught);
        if (mine !== epoch) return;
        if (error.code === 'trade.uncertain') await check(id);
        else progress(id, { stage: 'editing', error });
      }
    },

    async checkAgain(id) {
      if (ticketOf(id).progress.stage === 'unsettled') await check(id);
    },

    renew: (id) => update(id, emptyTicket),

    resume() {
      for (const [id, ticket] of store.getState().bySignal) {
        if (ticket.progress.stage === 'unsettled') void check(id);
        else if (ticket.progress.stage === 'editing' && ticket.progress.error?.code === 'session.ended')
          progress(id, { stage: 'editing', error: notSent(clock.now()) });
      }
    },

    clear() {
      epoch += 1;
      store.setState({ bySignal: new Map() });
    },
  };
}

function didNotGoThrough(at: number): SealedError {
  return {
    code: 'trade.uncertain',
    message: 'The order did not go through: the server has no new trade from this signal.',
    hint: 'It is safe to send it again.',
    retryable: true,
    at,
  };
}

function notSent(at: number): SealedError {
  return {
    code: 'session.ended',
    message: 'You are signed in again. This order was not sent.',
    hint: 'Press “Open paper trade” to send it now.',
    retryable: true,
    at,
  };
}
