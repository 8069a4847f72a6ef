import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Desk } from '../stores/desk.ts';
import type { Remote, RemoteStore } from '../stores/remote.ts';
import type { SessionState } from '../stores/session.ts';
import type { WorkspaceState } from '../stores/workspace.ts';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a component was rendered outside DeskContext');
  return desk;
}

/** The time, renewed once a second. Use it in the smallest component that shows it: it renders every second. */
export function useNow(): EpochMs {
  const { ticker } = useDesk();
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}

/** After three missed price polls a figure is no longer called current. */
const STALE_MS = 8_000;

/** Whether data received then is too old to be shown as current. Renders only when that changes. */
export function useIsStale(receivedAt: EpochMs | null): boolean {
  const { ticker } = useDesk();
  return useSyncExternalStore(ticker.subscribe, () => receivedAt !== null && ticker.now() - receivedAt > STALE_MS);
}

export function useRemote<T>(remote: RemoteStore<T>): Remote<T> {
  return useStore(remote.store);
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useDesk().session.store, select);
}

export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useStore(useDesk().workspace.store, select);
}
