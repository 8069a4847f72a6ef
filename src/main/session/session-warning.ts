import type { Connection, SessionWarning } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { readClaims } from './jwt.ts';
import type { Clock } from './clock.ts';
import type { ServerClock } from './server-clock.ts';
import { accessUntil, refreshUntil, type TokenPair } from './token-pair.ts';

/** Time to fetch a password without hurry, or to find a network. */
const AHEAD_MS = 5 * 60_000;

interface WarningDeps {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
}

/** Warns once of each end: that the session cannot be kept beyond it as things stand. */
export class SessionWarnings {
  readonly #deps: WarningDeps;
  /** The end last warned of, in server time and on the device's clock then. */
  #raised: { readonly until: EpochMs; readonly keptUntil: EpochMs; readonly at: EpochMs } | null = null;

  constructor(deps: WarningDeps) {
    this.#deps = deps;
  }

  /** The warning that stands; null when there is none, or the end it warned of is not the end any more. */
  current(pair: TokenPair, connection: Connection): SessionWarning | null {
    if (this.#raised === null || this.#raised.until !== keptUntil(pair, connection)) return null;
    return { keptUntil: this.#raised.keptUntil, problem: warningProblem(connection).seal(this.#raised.at) };
  }

  /** Milliseconds until it is time to warn; infinite when it never is, was done, or comes too late. */
  untilMs(pair: TokenPair, connection: Connection): number {
    const now = this.#deps.serverClock.now();
    const until = keptUntil(pair, connection);
    if (until === null || until === this.#raised?.until || now >= until) return Number.POSITIVE_INFINITY;
    // Lives shorter than the warning would be warned of from their first second on.
    return until - Math.min(AHEAD_MS, (until - bornAt(pair, connection)) / 4) - now;
  }

  raise(pair: TokenPair, connection: Connection): void {
    const { clock, serverClock } = this.#deps;
    const until = keptUntil(pair, connection);
    if (until === null) return;
    this.#raised = { until, keptUntil: serverClock.toDeviceTime(until), at: clock.now() };
  }
}

/**
 * Until when the session can be kept as things stand: as long as the refresh token lives, if it can be used; else as long as
 * the access token does. Server time; null when it cannot be known.
 */
function keptUntil(pair: TokenPair, connection: Connection): EpochMs | null {
  return canRenew(connection) ? refreshUntil(pair) : accessUntil(pair);
}

/** Since when the token lives that ends then. A refresh token that is not rotated is older than the pair it is in. */
function bornAt(pair: TokenPair, connection: Connection): EpochMs {
  const issuedAt = canRenew(connection) ? (readClaims(pair.refresh)?.issuedAt ?? null) : null;
  return issuedAt ?? pair.receivedAt;
}

function canRenew({ state }: Connection): boolean {
  return state === 'ok' || state === 'waiting';
}

/** Why the session cannot be kept longer, in the words of its cause. */
function warningProblem(connection: Connection): Problem {
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
