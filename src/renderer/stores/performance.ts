import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BridgeClient } from '../../shared/contract/types.ts';
import type { Performance, PerformanceDays } from '../../shared/domain/performance.ts';
import type { Clock } from '../clock.ts';
import { createRemoteStore, type RemoteStore } from './remote.ts';

export interface PerformanceStore {
  readonly remote: RemoteStore<Performance>;
  readonly period: StoreApi<{ readonly days: PerformanceDays }>;
  /** Asks for another period. The figures of the previous one stay, marked with their own `days`, until it answers. */
  readonly choose: (days: PerformanceDays) => void;
}

export function createPerformanceStore(bridge: Pick<BridgeClient, 'account'>, clock: Clock): PerformanceStore {
  const period = createStore<{ days: PerformanceDays }>(() => ({ days: 30 }));
  const remote = createRemoteStore(() => bridge.account.performance({ days: period.getState().days }), clock);
  return {
    remote,
    period,
    choose(days) {
      period.setState({ days });
      void remote.reload();
    },
  };
}
