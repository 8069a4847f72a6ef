import type { EpochMs } from '../../shared/domain/market.ts';
import { readClaims } from './jwt.ts';
import type { Secret } from './secret.ts';
import type { ServerClock } from './server-clock.ts';

/** One access and refresh token as received together, or kept together when the server does not rotate. */
export interface TokenPair {
  readonly access: Secret;
  readonly refresh: Secret;
  /** Counts the pairs of one session: 1 at sign-in, +1 at each renewal. */
  readonly generation: number;
  /** Server time at receipt. */
  readonly receivedAt: EpochMs;
  /** How long the access token is good for, counted from its receipt, in milliseconds. Null: only a 401 can tell. */
  readonly accessLifeMs: number | null;
}

interface Received {
  readonly access: Secret;
  readonly refresh: Secret;
  readonly generation: number;
  /** The refresh token the access token was made from; null at sign-in. */
  readonly madeFrom: Secret | null;
}

/** A pair as it has just arrived. */
export function receivePair({ access, refresh, generation, madeFrom }: Received, serverClock: ServerClock): TokenPair {
  const accessLifeMs = lifeMs(access, madeFrom, serverClock);
  return { access, refresh, generation, receivedAt: serverClock.now(), accessLifeMs };
}

/** When the access token ends, in server time; null when it cannot be known. */
export function accessUntil({ receivedAt, accessLifeMs }: TokenPair): EpochMs | null {
  return accessLifeMs === null ? null : receivedAt + accessLifeMs;
}

/** When the refresh token ends, in server time; null when it cannot be known, also when it was past at receipt. */
export function refreshUntil({ refresh, receivedAt }: TokenPair): EpochMs | null {
  const until = readClaims(refresh)?.expiresAt ?? null;
  return until === null || until <= receivedAt ? null : until;
}

/**
 * The life that is left to a token just received. The token's own `exp − iat` needs no clock, and `exp` measured by the
 * server's clock needs no `iat`; where both can be had the shorter one counts, because too early costs one request. The
 * device clock counts only where there is nothing else. Null when nothing says that the token is alive: a clock is wrong then.
 */
function lifeMs(access: Secret, madeFrom: Secret | null, serverClock: ServerClock): number | null {
  const claims = readClaims(access);
  if (claims === null) return null;
  const stated = statedLifeMs(claims.expiresAt, claims.issuedAt, madeFrom);
  const left = serverClock.known || stated === null ? claims.expiresAt - serverClock.now() : null;
  const lives = [stated, left].filter((life) => life !== null && life > 0);
  return lives.length === 0 ? null : Math.min(...lives.map(Number));
}

/** SimpleJWT up to 5.5.0 copies `iat` from the refresh token into the access token made from it: then it says nothing. */
function statedLifeMs(expiresAt: EpochMs, issuedAt: EpochMs | null, madeFrom: Secret | null): number | null {
  if (issuedAt === null) return null;
  if (madeFrom !== null && readClaims(madeFrom)?.issuedAt === issuedAt) return null;
  return expiresAt - issuedAt;
}
