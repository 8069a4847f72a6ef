import type { Connection, SessionWarning } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { Clock } from './clock.ts';
import type { ServerClock } from './server-clock.ts';
import { accessUntil, refreshUntil, type TokenPair } from './token-pair.ts';

/** Time to fetch a password without hurry, or to find a network. */
const AHEAD_MS = 5 * 60_000;

interface WarningDeps {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
}

/** Warns, once per token generation, that the session cannot be kept as things stand. */
export class SessionWarnings {
  readonly #deps: WarningDeps;
  /** The warning of this generation, on the device's clock. */
  #raised: { readonly keptUntil: EpochMs; readonly at: EpochMs } | null = null;

  constructor(deps: WarningDeps) {
    this.#deps = deps;
  }

  /** The warning of this generation, in the words of what is wrong now. */
  current(connection: Connection): SessionWarning | null {
    if (this.#raised === null) return null;
    const { keptUntil, at } = this.#raised;
    return { keptUntil, problem: warningProblem(connection).seal(at) };
  }

  /** Milliseconds until it is time to warn; infinite when it never is, was done, or comes too late. */
  untilMs(pair: TokenPair, connection: Connection): number {
    const now = this.#deps.serverClock.now();
    const until = keptUntil(pair, connection);
    if (this.#raised !== null || until === null || now >= until) return Number.POSITIVE_INFINITY;
    // Lives shorter than the warning would be warned of from their first second on.
    return until - Math.min(AHEAD_MS, (until - pair.receivedAt) / 4) - now;
  }

  raise(pair: TokenPair, connection: Connection): void {
    const { clock, serverClock } = this.#deps;
    const until = keptUntil(pair, connection);
    if (until !== null) this.#raised = { keptUntil: serverClock.toDeviceTime(until), at: clock.now() };
  }

  /** The next generation has come. */
  clear(): void {
    this.#raised = null;
  }
}

/**
 * Until when the session can be kept as things stand: as long as the refresh token lives, if it can be used; else as long as
 * the access token does. Server time; null when it cannot be known.
 */
function keptUntil(pair: TokenPair, connection: Connection): EpochMs | null {
  const canRenew = connection.state === 'ok' || connection.state === 'waiting';
  return canRenew ? refreshUntil(pair) : accessUntil(pair);
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
