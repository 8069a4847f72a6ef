import type { BridgeClient } from '../../shared/contract/types.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Account, SessionStatus } from '../../shared/domain/session-status.ts';
import type { Signal } from '../../shared/domain/signal.ts';
import type { OpenPositions, Trade } from '../../shared/domain/trade.ts';
import type { Clock } from '../clock.ts';
import { createDoctorStore, type DoctorStore } from './doctor.ts';
import { createPerformanceStore, type PerformanceStore } from './performance.ts';
import { createPoller } from './poller.ts';
import { createProfilesStore, type ProfilesStore } from './profiles.ts';
import { createRemoteStore, type RemoteStore } from './remote.ts';
import { createSessionStore, type SessionStore } from './session.ts';
import { createTicker, type Ticker } from './ticker.ts';
import { createTicketsStore, type TicketsStore } from './tickets.ts';
import { createTradeActionsStore, type TradeActionsStore } from './trade-actions.ts';
import { createWorkspaceStore, type WorkspaceStore } from './workspace.ts';

/** Pauses between two polls, in milliseconds. */
interface PollIntervals {
  readonly signals: number;
  readonly trades: number;
  readonly positions: number;
  readonly performance: number;
}

/** Prices move all the time; the lists change by events that a few seconds' delay does not hurt. */
const defaultIntervals: PollIntervals = {
  signals: 15_000,
  trades: 10_000,
  positions: 2_000,
  performance: 60_000,
};

/** Every store of the window, wired to each other. */
export interface Desk {
  readonly ticker: Ticker;
  readonly session: SessionStore;
  readonly profiles: ProfilesStore;
  readonly doctor: DoctorStore;
  readonly signals: RemoteStore<Signal[]>;
  readonly trades: RemoteStore<Trade[]>;
  readonly positions: RemoteStore<OpenPositions>;
  readonly performance: PerformanceStore;
  readonly tickets: TicketsStore;
  readonly tradeActions: TradeActionsStore;
  readonly workspace: WorkspaceStore;
  /** Listens to main, then tells it so and asks for the status. Resolves when the first status is known. */
  start(): Promise<void>;
  /** Asks for everything on screen now, without waiting for the next poll. */
  refresh(): Promise<unknown>;
  /** Ends every timer and subscription. */
  stop(): void;
}

export function createDesk(bridge: BridgeClient, clock: Clock, intervals: PollIntervals = defaultIntervals): Desk {
  const session = createSessionStore(bridge);
  const profiles = createProfilesStore(bridge);
  const doctor = createDoctorStore(bridge);
  const signals = createRemoteStore(() => bridge.signals.list(), clock);
  const trades = createRemoteStore(() => bridge.trades.list(), clock);
  const positions = createRemoteStore(() => bridge.trades.openPositions(), clock);
  const performance = createPerformanceStore(bridge, clock);
  const workspace = createWorkspaceStore();

  const reloadAfterChange = (): void => {
    void trades.reload();
    void positions.reload();
    void performance.remote.reload();
  };
  const tickets = createTicketsStore({ bridge, trades, clock, onOpened: reloadAfterChange });
  const tradeActions = createTradeActionsStore({ bridge, trades, clock, onChanged: reloadAfterChange });

  const pollers = [
    createPoller(clock, intervals.signals, () => signals.refresh()),
    createPoller(clock, intervals.trades, () => trades.refresh()),
    createPoller(clock, intervals.positions, () => refreshPrices(positions, trades)),
    createPoller(clock, intervals.performance, () => performance.remote.refresh()),
  ];

  const remotes = [signals, trades, positions, performance.remote];

  function clearAccount(): void {
    for (const remote of remotes) remote.clear();
    for (const store of [tickets, tradeActions, workspace]) store.clear();
  }

  /** The session on screen: whose it is, and when it was signed in; null once it has ended. */
  let current: { account: string; since: EpochMs | null } | null = null;

  function follow(status: SessionStatus): void {
    if (status.phase === 'starting') return;
    const previous = current;
    const since = status.phase === 'signedIn' ? status.since : null;
    current = status.phase === 'signedOut' ? null : { account: accountKey(status.account), since };
    const accountChanged = previous?.account !== current?.account;
    const begins = since !== null && (accountChanged || previous?.since !== since);
    if (begins || since === null) for (const poller of pollers) poller.stop();
    if (accountChanged) clearAccount();
    if (since === null) return;
    // A sign-in makes its profile the one used last.
    if (begins) void profiles.load();
    if (begins && !accountChanged) {
      // What is still under way was asked by the session before, and will be refused.
      for (const remote of remotes) void remote.reload();
      tickets.resume();
      tradeActions.resume();
    }
    for (const poller of pollers) poller.start();
  }

  let unsubscribers: (() => void)[] = [];
  return {
    ticker: createTicker(clock),
    session,
    profiles,
    doctor,
    signals,
    trades,
    positions,
    performance,
    tickets,
    tradeActions,
    workspace,
    async start() {
      unsubscribers = [
        session.store.subscribe(({ status }, before) => {
          if (status !== before.status) follow(status);
        }),
        bridge.session.onChanged((status) => session.apply(status)),
      ];
      void profiles.load();
      await session.load();
    },
    refresh: () => Promise.all(remotes.map((remote) => remote.refresh())),
    stop() {
      for (const unsubscribe of unsubscribers) unsubscribe();
      for (const poller of pollers) poller.stop();
    },
  };
}

/** Asks for prices only while something can have one, and for the trades as well when a position came or went. */
async function refreshPrices(positions: RemoteStore<OpenPositions>, trades: RemoteStore<Trade[]>): Promise<void> {
  const { data } = trades.store.getState();
  if (data?.every((trade) => trade.status !== 'OPEN')) return;
  const before = positionIds(positions);
  const answer = await positions.refresh();
  if (answer.ok && before !== null && before !== positionIds(positions)) await trades.refresh();
}

function positionIds(positions: RemoteStore<OpenPositions>): string | null {
  const { data } = positions.store.getState();
  return data === null ? null : data.positions.map((position) => position.tradeId).join(' ');
}

function accountKey(account: Account): string {
  return account.kind === 'practice' ? 'practice' : `${account.username} ${account.url}`;
}
