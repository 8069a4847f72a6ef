const FIRST_MS = 1_000;
const CEILING_MS = 60_000;
/** A maintenance page may ask for hours although the server is back in minutes. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

/**
 * How long to wait, in whole milliseconds: capped exponential back-off with jitter over its upper half, so that many clients
 * of one restarted server do not come back in step. `attempt` counts failures from 1; `random` yields 0–1. A server's own
 * `Retry-After` is a lower bound, up to five minutes.
 */
export function backoffMs(attempt: number, random: () => number, retryAfterMs: number | null = null): number {
  const full = Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  const jittered = full / 2 + (full / 2) * random();
  return Math.round(Math.max(jittered, Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS)));
}
