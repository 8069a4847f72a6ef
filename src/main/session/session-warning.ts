import type { Connection } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { accessUntil, refreshUntil, type TokenPair } from './token-pair.ts';

/** Time to fetch a password without hurry, or to find a network. */
const AHEAD_MS = 5 * 60_000;

/**
 * Until when the session can be kept as things stand: as long as the refresh token lives, if it can be used; else as long as
 * the access token does. Server time; null when it cannot be known.
 */
function keptUntil(pair: TokenPair, connection: Connection): EpochMs | null {
  const canRenew = connection.state === 'ok' || connection.state === 'waiting';
  return canRenew ? refreshUntil(pair) : accessUntil(pair);
}

/** When to warn, and of what, as things stand. Server time. Null when the session has no end that is known. */
export function nextWarning(
  pair: TokenPair,
  connection: Connection,
): { readonly from: EpochMs; readonly keptUntil: EpochMs } | null {
  const until = keptUntil(pair, connection);
  // Lives shorter than the warning would be warned of from their first second on.
  return until === null ? null : { from: until - Math.min(AHEAD_MS, (until - pair.receivedAt) / 4), keptUntil: until };
}

/** Why the session cannot be kept longer, in the words of its cause. */
export function warningProblem(connection: Connection): Problem {
  switch (connection.state) {
    case 'ok':
      return sessionProblems.endsSoon();
    case 'waiting':
      return sessionProblems.endsUnlessServerAnswers();
    case 'misconfigured':
    case 'unrenewable':
      return sessionProblems.endsUnrenewable();
  }
}
