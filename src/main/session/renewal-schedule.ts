import type { EpochMs } from '../../shared/domain/market.ts';
import { accessUntil, refreshUntil, type TokenPair } from './token-pair.ts';

/** The margin of the specification: an order does not leave with a token that ends within a minute. */
const ORDER_MARGIN_MS = 60_000;

/**
 * How long before its end a token in use is renewed unasked. Long enough to type a password (or to fetch it from a password
 * manager) with the old token still working, should the renewal turn out to be lost; and short enough to cost only 2.6 % more
 * refreshes than a token of an hour makes necessary.
 */
const RUNWAY_MS = 90_000;

/** Tokens that live no longer are left to the calls that need them: a timer would renew them for ever (decision 0005). */
const TOO_SHORT_TO_RENEW_UNASKED_MS = 120_000;

/** A refresh token of minutes is the server's way to say that a session left alone shall end. */
const TOO_SHORT_TO_KEEP_ALIVE_MS = 20 * 60_000;

/** The last quarter of a short life stands in for a margin that would swallow it. */
function margin(wantedMs: number, lifeMs: number): number {
  return Math.min(wantedMs, lifeMs / 4);
}

/** From when on an order gets a newer token before it is sent. Server time; null when the end is unknown. */
export function renewBeforeOrderFrom(pair: TokenPair): EpochMs | null {
  const until = accessUntil(pair);
  return until === null ? null : until - margin(ORDER_MARGIN_MS, until - pair.receivedAt);
}

interface Use {
  /** Whether anybody has used the session since this pair came. */
  readonly inUse: boolean;
  /** Whether the server gives a new refresh token with each renewal; null when that was not seen yet. */
  readonly rotates: boolean | null;
}

/**
 * When the session renews itself without being asked, in server time; null for never. In use: before the access token ends.
 * Left alone: at half the refresh token's life, so that a night of a whole day's length does not lose it, unless the server
 * does not rotate and nothing is gained.
 */
export function renewUnaskedAt(pair: TokenPair, { inUse, rotates }: Use): EpochMs | null {
  const moments: number[] = [];
  const life = pair.accessLifeMs;
  if (inUse && life !== null && life > TOO_SHORT_TO_RENEW_UNASKED_MS) {
    moments.push(pair.receivedAt + life - margin(RUNWAY_MS, life));
  }
  const refreshEnd = refreshUntil(pair);
  if (rotates !== false && refreshEnd !== null) {
    const refreshLife = refreshEnd - pair.receivedAt;
    if (refreshLife > TOO_SHORT_TO_KEEP_ALIVE_MS) moments.push(pair.receivedAt + refreshLife / 2);
  }
  return moments.length === 0 ? null : Math.min(...moments);
}
