import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TradeId } from '../../shared/domain/ids.ts';
import type { Signal } from '../../shared/domain/signal.ts';

export type View = 'signals' | 'positions' | 'history';

/** What the user has asked for over the desk: the session's details, another account, a password early, the connection. */
export type DeskDialog = 'session' | 'switch' | 'password' | 'connection';

/** Where the user is. Survives a session that ends and is re-entered; forgotten at sign-out. */
export interface WorkspaceState {
  readonly view: View;
  /** As it was when selected: the ticket outlives a signal that the server stops listing. */
  readonly signal: Signal | null;
  readonly positionId: TradeId | null;
  readonly historyId: TradeId | null;
  /** Counts the selections, so that the inspector can come into view for each one, of the same row again too. */
  readonly selections: number;
  /** Notices the user has read, by the key each has in features/session. */
  readonly dismissed: ReadonlySet<string>;
  /** At most one; another one takes its place. */
  readonly dialog: DeskDialog | null;
}

const initial: WorkspaceState = {
  view: 'signals',
  signal: null,
  positionId: null,
  historyId: null,
  selections: 0,
  dismissed: new Set(),
  dialog: null,
};

export interface WorkspaceStore {
  readonly store: StoreApi<WorkspaceState>;
  show(view: View): void;
  selectSignal(signal: Signal): void;
  selectPosition(id: TradeId): void;
  selectHistory(id: TradeId): void;
  /** Switches to Positions with the trade selected. */
  showPosition(id: TradeId): void;
  /** Switches to History with the trade selected. */
  showHistory(id: TradeId): void;
  dismiss(notice: string): void;
  open(dialog: DeskDialog): void;
  close(): void;
  clear(): void;
}

export function createWorkspaceStore(): WorkspaceStore {
  const store = createStore<WorkspaceState>(() => initial);
  const select = (change: Partial<WorkspaceState>): void =>
    store.setState(({ selections }) => ({ ...change, selections: selections + 1 }));
  return {
    store,
    show: (view) => store.setState({ view }),
    selectSignal: (signal) => select({ signal }),
    selectPosition: (positionId) => select({ positionId }),
    selectHistory: (historyId) => select({ historyId }),
    showPosition: (positionId) => select({ view: 'positions', positionId }),
    showHistory: (historyId) => select({ view: 'history', historyId }),
    dismiss: (notice) => store.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, notice]) })),
    open: (dialog) => store.setState({ dialog }),
    close: () => store.setState({ dialog: null }),
    clear: () => store.setState(({ dismissed }) => ({ ...initial, dismissed })),
  };
}
