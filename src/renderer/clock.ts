import type { EpochMs } from '../shared/domain/market.ts';

/** Time as the stores see it; tests hand in their own. */
export interface Clock {
  now(): EpochMs;
  /** Runs `task` once after `ms` milliseconds. Returns a cancel function. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const id = setTimeout(task, ms);
    return () => clearTimeout(id);
  },
};
