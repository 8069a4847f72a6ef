import type { EpochMs } from '../../shared/domain/market.ts';
import type { Clock } from '../clock.ts';

/** The current time for the screen, renewed once a second for everything that shows an age. */
export interface Ticker {
  readonly subscribe: (listener: () => void) => () => void;
  /** The time of the latest tick; stable between ticks, as React's external stores require. */
  readonly now: () => EpochMs;
}

const TICK_MS = 1_000;

/** One timer for the whole window, running only while something listens. */
export function createTicker(clock: Clock): Ticker {
  const listeners = new Set<() => void>();
  let now = clock.now();
  let cancel = (): void => undefined;

  function tick(): void {
    now = clock.now();
    for (const listener of listeners) listener();
    cancel = clock.after(TICK_MS, tick);
  }

  return {
    now: () => now,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        now = clock.now();
        cancel = clock.after(TICK_MS, tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) cancel();
      };
    },
  };
}
