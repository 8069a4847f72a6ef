import type { EpochMs } from '../../shared/domain/market.ts';
import { readExpiry } from './jwt.ts';
import type { Secret } from './secret.ts';

/** The margin of the specification: an access token is renewed one minute before its end. */
const MARGIN_MS = 60_000;

/** One access and refresh token as received together, or kept together when the server does not rotate. */
export interface TokenPair {
  readonly access: Secret;
  readonly refresh: Secret;
  /** Counts the pairs of one session: 1 at sign-in, +1 at each refresh. */
  readonly generation: number;
  /** Server time at receipt. */
  readonly receivedAt: EpochMs;
}

/** When the access token ends, in server time; null when it cannot be read. */
export function accessUntil(pair: TokenPair): EpochMs | null {
  return readExpiry(pair.access);
}

/** When the refresh token ends, in server time; null when it cannot be read. */
export function refreshUntil(pair: TokenPair): EpochMs | null {
  return readExpiry(pair.refresh);
}

/**
 * From when on the access token is certainly over. Server time; null when the end is unknown, or was already past at receipt:
 * a clock is wrong then, and only a 401 tells the truth.
 */
export function overFrom(pair: TokenPair): EpochMs | null {
  const life = lifeMs(pair);
  return life === null ? null : pair.receivedAt + life;
}

/**
 * From when on an order should get a newer token before it is sent: 60 s before the end, but never before three quarters of
 * a short life have passed. Server time; null as for `overFrom`.
 */
export function renewBeforeOrderFrom(pair: TokenPair): EpochMs | null {
  const life = lifeMs(pair);
  return life === null ? null : pair.receivedAt + life - Math.min(MARGIN_MS, life / 4);
}

/**
 * When the timer renews without being asked: 60 s before the end. Null for tokens that live no longer than two margins: they
 * would be renewed in a loop although nobody needs them, so a call that needs one renews it instead. Server time.
 */
export function renewUnaskedAt(pair: TokenPair): EpochMs | null {
  const life = lifeMs(pair);
  return life === null || life <= 2 * MARGIN_MS ? null : pair.receivedAt + life - MARGIN_MS;
}

/** Measured from receipt, not from `iat`: SimpleJWT up to 5.5.0 copies `iat` from the refresh token when it refreshes. */
function lifeMs(pair: TokenPair): number | null {
  const until = accessUntil(pair);
  return until === null || until <= pair.receivedAt ? null : until - pair.receivedAt;
}
