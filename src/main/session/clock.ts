import type { EpochMs } from '../../shared/domain/market.ts';

export interface Timer {
  cancel(): void;
}

/** Time as the session sees it; tests drive a fake one. */
export interface Clock {
  /** The device's wall clock, epoch milliseconds. May be wrong, and may jump when somebody sets it. */
  now(): EpochMs;
  /** Milliseconds since some moment in the past. Never goes back, whoever sets the clock; may stand still in sleep. */
  monotonic(): number;
  /** Runs `action` once after `delayMs`. Delays beyond the platform's limit fire early, so callers must re-check. */
  after(delayMs: number, action: () => void): Timer;
}

/** setTimeout counts in a signed 32-bit integer and fires at once beyond it (https://nodejs.org/api/timers.html). */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, action) => {
    const handle = setTimeout(action, Math.min(Math.max(0, delayMs), LONGEST_TIMEOUT_MS));
    return { cancel: () => clearTimeout(handle) };
  },
};
