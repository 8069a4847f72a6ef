import type { Account, Connection } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { AuthTransport } from './auth-transport.ts';
import { backoffMs } from './backoff.ts';
import type { Clock, Timer } from './clock.ts';
import { judgeRefresh, type RefreshVerdict } from './refresh-verdict.ts';
import type { Secret } from './secret.ts';
import type { ServerClock } from './server-clock.ts';
import { overFrom, renewBeforeOrderFrom, renewUnaskedAt, type TokenPair } from './token-pair.ts';

/** An access token lent for one request. Generation and epoch say later which pair and which session it came from. */
export interface Bearer {
  readonly token: Secret;
  readonly generation: number;
  readonly epoch: number;
  readonly account: Account;
}

export interface SignedInDeps {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  readonly transport: AuthTransport;
}

export interface SignedInHooks {
  /** Makes a new pair durable. Resolves before any waiter gets to use the pair; never throws. */
  persist(pair: TokenPair): Promise<void>;
  changed(): void;
  /** The server declared the refresh token dead. */
  died(problem: Problem): void;
}

/**
 * One signed-in session, from sign-in to sign-out: its current token pair and the one refresh that may be under way for it.
 * A later session is another object with another epoch, so an answer that arrives late has nowhere to land.
 */
export class SignedInSession {
  readonly epoch: number;
  readonly account: Account;
  readonly since: EpochMs;
  readonly #deps: SignedInDeps;
  readonly #hooks: SignedInHooks;
  #pair: TokenPair;
  #connection: Connection = { state: 'ok' };
  #closed = false;
  #refreshing: Promise<void> | null = null;
  #failures = 0;
  /** Until then a failed refresh of this generation is not repeated, whoever asks. Device time. */
  #coolDown: { readonly generation: number; readonly until: EpochMs; readonly problem: Problem } | null = null;
  #timer: Timer | null = null;

  constructor(
    deps: SignedInDeps,
    hooks: SignedInHooks,
    start: { epoch: number; account: Account; since: EpochMs; pair: TokenPair },
  ) {
    this.#deps = deps;
    this.#hooks = hooks;
    this.epoch = start.epoch;
    this.account = start.account;
    this.since = start.since;
    this.#pair = start.pair;
    this.#arm();
  }

  get pair(): TokenPair {
    return this.#pair;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /**
   * A token to send now. For an `order` a token near its end is renewed first, because an order must not be repeated
   * lightly; for a `read` only one that is known to be over. Throws the Problem that keeps it from being renewed.
   */
  async bearer(use: 'read' | 'order'): Promise<Bearer> {
    const now = this.#deps.serverClock.now();
    const over = isPast(overFrom(this.#pair), now);
    const due = over || (use === 'order' && isPast(renewBeforeOrderFrom(this.#pair), now));
    if (due) {
      try {
        await this.#renewPast(this.#pair.generation);
      } catch (problem) {
        // Near its end but not over: still good for this call, even if the server cannot renew it right now.
        if (over || this.#closed) throw problem;
      }
    }
    return this.#lend();
  }

  /** A newer token than the one the server just refused: at once when there is one already, else by the one refresh. */
  async renew(refused: Bearer): Promise<Bearer> {
    await this.#renewPast(refused.generation);
    return this.#lend();
  }

  /** Ends this session here: no answer is applied and no timer runs any more. */
  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
    this.#timer = null;
  }

  #lend(): Bearer {
    if (this.#closed) throw sessionProblems.changed();
    return { token: this.#pair.access, generation: this.#pair.generation, epoch: this.epoch, account: this.account };
  }

  async #renewPast(generation: number): Promise<void> {
    if (this.#closed) throw sessionProblems.changed();
    if (this.#pair.generation > generation) return;
    if (this.#refreshing === null) {
      const coolDown = this.#coolDown;
      if (coolDown?.generation === generation && this.#deps.clock.now() < coolDown.until) throw coolDown.problem;
      this.#refreshing = this.#refresh().finally(() => {
        this.#refreshing = null;
      });
    }
    await this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const { transport, serverClock } = this.#deps;
    const used = this.#pair;
    const answer = await transport.refresh(this.account, used.refresh);
    const verdict = judgeRefresh(answer);
    if (this.#closed) throw this.#discard(verdict);
    if (answer.kind === 'answer') serverClock.observe(answer.date);

    switch (verdict.kind) {
      case 'renewed': {
        const pair: TokenPair = {
          access: verdict.access,
          refresh: verdict.refresh ?? used.refresh,
          generation: used.generation + 1,
          receivedAt: serverClock.now(),
        };
        await this.#hooks.persist(pair);
        if (this.#isClosed()) throw this.#discard(verdict);
        this.#pair = pair;
        this.#failures = 0;
        this.#coolDown = null;
        this.#connection = { state: 'ok' };
        break;
      }
      case 'dead':
        this.close();
        this.#hooks.died(verdict.problem);
        throw verdict.problem;
      default:
        this.#hold(used.generation, verdict);
        throw verdict.problem;
    }
    this.#arm();
    this.#hooks.changed();
  }

  /** A method, so that the compiler does not remember the answer across an await. */
  #isClosed(): boolean {
    return this.#closed;
  }

  /** Keeps the session although it could not be renewed, and plans the next attempt. */
  #hold(generation: number, verdict: Extract<RefreshVerdict, { kind: 'waiting' | 'misconfigured' }>): void {
    const { clock, random } = this.#deps;
    this.#failures += 1;
    const wait = backoffMs(this.#failures, random, verdict.kind === 'waiting' ? verdict.retryAfterMs : null);
    const until = clock.now() + wait;
    this.#coolDown = { generation, until, problem: verdict.problem };
    const problem = verdict.problem.seal(clock.now());
    this.#connection =
      verdict.kind === 'waiting'
        ? { state: 'waiting', problem, nextAttemptAt: until }
        : { state: 'misconfigured', problem, nextAttemptAt: until };
    this.#arm();
    this.#hooks.changed();
  }

  /** A pair that arrived after the session ended is not kept; the server is asked to forget it. */
  #discard(verdict: RefreshVerdict): Problem {
    if (verdict.kind === 'renewed' && verdict.refresh !== null) {
      void this.#deps.transport.revoke(this.account, verdict.refresh);
    }
    return sessionProblems.changed();
  }

  /** Sets the one timer to the next moment at which something is due: a retry after a failure, or the renewal. */
  #arm(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const at = this.#nextDue();
    if (at === null || this.#closed) return;
    this.#timer = this.#deps.clock.after(Math.max(0, at - this.#deps.clock.now()), () => {
      this.#onTimer();
    });
  }

  #onTimer(): void {
    const at = this.#nextDue();
    if (at !== null && this.#deps.clock.now() < at) {
      this.#arm();
      return;
    }
    // The failure is already in `connection`, and every outcome arms the timer again.
    this.#renewPast(this.#pair.generation).catch(() => undefined);
  }

  #nextDue(): EpochMs | null {
    if (this.#coolDown !== null) return this.#coolDown.until;
    const at = renewUnaskedAt(this.#pair);
    return at === null ? null : this.#deps.serverClock.toDeviceTime(at);
  }
}

function isPast(moment: EpochMs | null, now: EpochMs): boolean {
  return moment !== null && now >= moment;
}
