import type { Account, Connection, SessionWarning } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { Agenda } from './agenda.ts';
import { askForPair } from './ask-for-pair.ts';
import type { Bearer, BearerUse } from './bearer.ts';
import { CoolDown } from './cool-down.ts';
import { endReason } from './end-reason.ts';
import { PairLedger } from './pair-ledger.ts';
import type { RefreshVerdict } from './refresh-verdict.ts';
import { renewBeforeOrderFrom, renewUnaskedAt } from './renewal-schedule.ts';
import type { Secret } from './secret.ts';
import type { SignedInDeps, SignedInHooks, SignedInStart } from './signed-in-hooks.ts';
import type { SignInTokens } from './sign-in-verdict.ts';
import { SessionWarnings } from './session-warning.ts';
import { accessUntil, receivePair, refreshUntil, type TokenPair } from './token-pair.ts';

/** Nodes of one server whose clocks differ refuse a token for its first moments; later a refusal means what it says. */
const NEW_MS = 5_000;

/**
 * One signed-in session, from sign-in to sign-out: its current token pair and the one renewal that may be under way for it.
 * A later session is another object with another epoch, so an answer that arrives late has nowhere to land. The states and
 * what moves it between them are drawn in docs/session.md.
 */
export class SignedInSession {
  readonly epoch: number;
  readonly account: Account;
  readonly since: EpochMs;
  readonly #deps: SignedInDeps;
  readonly #hooks: SignedInHooks;
  readonly #coolDown: CoolDown;
  readonly #agenda: Agenda;
  readonly #warnings: SessionWarnings;
  readonly #ledger: PairLedger;
  #connection: Connection;
  /** When the present pair came, on the monotonic clock. */
  #pairSince: number;
  #closed = false;
  /** The one refresh, or the one adoption, that may be under way. */
  #renewal: Promise<void> | null = null;
  /** Why no renewal can succeed any more; the access token is used up meanwhile. */
  #lost: Problem | null = null;
  /** A password has brought a pair that waits to be taken over: no verdict on the old one ends the session any more. */
  #adopting = false;
  #inUse = true;

  constructor(deps: SignedInDeps, hooks: SignedInHooks, start: SignedInStart) {
    this.#deps = deps;
    this.#hooks = hooks;
    this.#coolDown = new CoolDown(deps.clock, deps.random);
    this.#warnings = new SessionWarnings(deps);
    this.epoch = start.epoch;
    this.account = start.account;
    this.since = start.since;
    this.#ledger = new PairLedger(start.rotation);
    this.#pairSince = deps.clock.monotonic() - (deps.serverClock.now() - this.pair.receivedAt);
    this.#connection = this.#connectionWith(start.refreshTrouble);
    this.#agenda = new Agenda(deps.clock, [
      {
        untilMs: () => this.#untilRenewalMs(),
        // A failure is already in `connection`.
        run: () => void this.#renewPast(this.pair.generation).catch(() => undefined),
      },
      { untilMs: () => this.#untilWarningMs(), run: () => this.#warn() },
    ]);
    this.#agenda.plan();
  }

  get pair(): TokenPair {
    return this.#ledger.pair;
  }

  get connection(): Connection {
    return this.#connection;
  }

  get warning(): SessionWarning | null {
    return this.#warnings.current(this.pair, this.#connection);
  }

  /** Whether the server gives a new refresh token with each renewal; null while that was not seen yet. */
  get rotates(): boolean | null {
    return this.#ledger.rotates;
  }

  /** The refresh token to revoke when this session is left; null when the server has declared it dead. */
  get revocable(): Secret | null {
    return this.#lost === null ? this.pair.refresh : null;
  }

  /**
   * A token to send now. For an `order` a token near its end is renewed first; for a `read` only one that is known to be
   * over. Throws the Problem that keeps it from being renewed.
   */
  async bearer(use: BearerUse): Promise<Bearer> {
    const due = use === 'order' ? renewBeforeOrderFrom(this.pair) : accessUntil(this.pair);
    if (this.#isPast(due)) {
      try {
        await this.#renewPast(this.pair.generation);
      } catch (problem) {
        // Near its end but not over: still good for this call, even if the server cannot renew it right now.
        if (this.#closed || !this.#accessWorks()) throw problem;
      }
    }
    return this.#lend();
  }

  /** A newer token than the one the server just refused: at once when there is one already, else by the one refresh. */
  async renew(refused: Bearer): Promise<Bearer> {
    this.#ledger.accessRefused(refused.generation);
    await this.#renewPast(refused.generation);
    return this.#lend();
  }

  /** Whether the token just refused came so recently that a node of the server with a slower clock may not take it yet. */
  isTooNew(refused: Bearer): boolean {
    const { generation, accessLifeMs } = this.pair;
    const age = this.#deps.clock.monotonic() - this.#pairSince;
    const newFor = Math.min(NEW_MS, accessLifeMs === null ? NEW_MS : accessLifeMs / 4);
    return refused.generation === generation && age < newFor;
  }

  /**
   * Takes over a pair that the password brought, in place of the one that is there, which is revoked. Everybody who asks for a
   * renewal meanwhile goes on with it once it is durable. `refreshTrouble` is what is known to be wrong with the refresh route. Throws `session.changed` when this session has ended; then nothing
   * of the pair was kept.
   */
  adopt(tokens: SignInTokens, refreshTrouble: Problem | null): Promise<void> {
    const earlier = this.#renewal;
    this.#adopting = true;
    return this.#occupy(async () => {
      // Never beside a refresh: whichever pair came second would overwrite the other.
      await earlier?.catch(() => undefined);
      await this.#takeOver(tokens, refreshTrouble);
    });
  }

  /** The computer woke up, or its clock was set: whatever is due happens now instead of when a timer would notice. */
  recheck(): void {
    this.#coolDown.cutShort();
    this.#agenda.plan();
  }

  /** Ends this session here: no answer is applied and no timer runs any more. */
  close(): void {
    this.#closed = true;
    this.#agenda.close();
  }

  #lend(): Bearer {
    if (this.#closed) throw sessionProblems.changed();
    const { access: token, generation } = this.pair;
    if (!this.#inUse) {
      this.#inUse = true;
      this.#agenda.plan();
    }
    return { token, generation, epoch: this.epoch, account: this.account };
  }

  async #renewPast(generation: number): Promise<void> {
    while (this.pair.generation <= generation) {
      if (this.#closed) throw sessionProblems.changed();
      if (this.#renewal === null) {
        const reason = this.#lost === null ? this.#coolDown.reason(generation) : this.#useUp(this.#lost);
        if (reason !== null) throw reason;
        this.#occupy(() => this.#refresh()).catch(() => undefined);
      }
      await this.#renewal;
    }
  }

  /** Runs the one renewal, and plans what comes after it. */
  #occupy(work: () => Promise<void>): Promise<void> {
    const renewal = work().finally(() => {
      if (this.#renewal !== renewal) return;
      this.#renewal = null;
      this.#agenda.plan();
    });
    this.#renewal = renewal;
    return renewal;
  }

  async #refresh(): Promise<void> {
    const used = this.pair;
    const entry = this.#ledger.journalEntry;
    if (entry !== null) {
      await this.#hooks.persist(entry);
      this.#ledger.journalWritten();
    }
    if (this.#isClosed()) throw sessionProblems.changed();
    const deps = { ...this.#deps, isCurrent: () => !this.#closed };
    const { verdict, refresh } = await askForPair(deps, this.account, [used.refresh, ...this.#fallbacks()]);
    if (this.#isClosed()) throw this.#discard(verdict);

    switch (verdict.kind) {
      case 'renewed':
        return this.#keep(used.generation + 1, refresh, verdict);
      case 'dead':
        throw this.#refused(verdict.problem);
      case 'waiting':
      case 'misconfigured':
        throw this.#hold(used.generation, verdict);
    }
  }

  #fallbacks(): readonly Secret[] {
    const { fallback } = this.#ledger;
    return fallback !== null && this.#deps.tryPreviousToken(this.account) ? [fallback] : [];
  }

  /** `used` is the refresh token the server answered to. */
  async #keep(generation: number, used: Secret, verdict: Extract<RefreshVerdict, { kind: 'renewed' }>): Promise<void> {
    this.#ledger.sawRotation(verdict.refresh !== null);
    const received = { access: verdict.access, refresh: verdict.refresh ?? used, generation, madeFrom: used };
    const pair = receivePair(received, this.#deps.serverClock);
    const previousRefresh = verdict.refresh === null ? null : used;
    await this.#hooks.persist({ pair, previousRefresh, refreshing: false });
    if (this.#isClosed()) throw this.#discard(verdict);
    this.#commit(pair, previousRefresh, null);
  }

  async #takeOver(tokens: SignInTokens, refreshTrouble: Problem | null): Promise<void> {
    if (this.#closed) throw sessionProblems.changed();
    const replaced = this.revocable;
    const generation = this.pair.generation + 1;
    const pair = receivePair({ ...tokens, generation, madeFrom: null }, this.#deps.serverClock);
    await this.#hooks.persist({ pair, previousRefresh: null, refreshing: false });
    if (this.#isClosed()) throw sessionProblems.changed();
    if (replaced !== null) void this.#deps.transport.revoke(this.account, replaced);
    this.#commit(pair, null, refreshTrouble);
  }

  #commit(pair: TokenPair, previousRefresh: Secret | null, refreshTrouble: Problem | null): void {
    this.#ledger.commit(pair, previousRefresh);
    this.#pairSince = this.#deps.clock.monotonic();
    this.#lost = null;
    this.#adopting = false;
    this.#coolDown.clear();
    this.#connection = this.#connectionWith(refreshTrouble);
    this.#inUse = false;
    this.#hooks.changed();
  }

  #connectionWith(refreshTrouble: Problem | null): Connection {
    if (refreshTrouble === null) return { state: 'ok' };
    const problem = refreshTrouble.seal(this.#deps.clock.now());
    return { state: 'misconfigured', problem, nextAttemptAt: null };
  }

  /** A method, so that the compiler does not remember the answer across an await. */
  #isClosed(): boolean {
    return this.#closed;
  }

  /** A pair that arrived after the session ended is not kept; the server is asked to forget it. */
  #discard(verdict: RefreshVerdict): Problem {
    if (verdict.kind === 'renewed' && verdict.refresh !== null) {
      void this.#deps.transport.revoke(this.account, verdict.refresh);
    }
    return sessionProblems.changed();
  }

  /** The server declared the refresh token dead. Ends the session, or lets it use up what is left when nobody revoked it. */
  #refused(stated: Problem): Problem {
    const isPastItsEnd = this.#isPast(refreshUntil(this.pair));
    const { problem, isRevoked } = endReason(stated, { mayHaveRotated: this.#ledger.mayHaveRotated, isPastItsEnd });
    if (this.#adopting) {
      this.#lost = problem;
      return problem;
    }
    if (isRevoked || !this.#accessWorks()) return this.#die(problem);
    const { clock, serverClock } = this.#deps;
    const until = serverClock.toDeviceTime(accessUntil(this.pair) ?? serverClock.now());
    this.#lost = problem;
    this.#connection = { state: 'unrenewable', problem: problem.seal(clock.now()), until };
    this.#hooks.changed();
    return problem;
  }

  #useUp(reason: Problem): Problem {
    return this.#accessWorks() ? reason : this.#die(reason);
  }

  /** Ends the session for `reason`, which the status tells. Whoever waits hears only that it has ended. */
  #die(reason: Problem): Problem {
    this.close();
    this.#hooks.died(reason);
    return sessionProblems.ended();
  }

  /** Keeps the session although it could not be renewed, and plans the next attempt. */
  #hold(generation: number, verdict: Extract<RefreshVerdict, { kind: 'waiting' | 'misconfigured' }>): Problem {
    const { clock } = this.#deps;
    if (verdict.mayHaveRotated) this.#ledger.answerMayBeLost();
    const retryAfterMs = verdict.kind === 'waiting' ? verdict.retryAfterMs : null;
    const nextAttemptAt = clock.now() + this.#coolDown.failed(generation, verdict.problem, retryAfterMs);
    this.#connection = { state: verdict.kind, problem: verdict.problem.seal(clock.now()), nextAttemptAt };
    this.#hooks.changed();
    return verdict.problem;
  }

  #accessWorks(): boolean {
    return this.#ledger.accessWorks(this.#deps.serverClock.now());
  }

  #isPast(moment: EpochMs | null): boolean {
    return moment !== null && this.#deps.serverClock.now() >= moment;
  }

  #untilRenewalMs(): number {
    if (this.#renewal !== null) return Number.POSITIVE_INFINITY;
    if (this.#lost !== null) return this.#untilMs(accessUntil(this.pair));
    const { remainingMs } = this.#coolDown;
    if (remainingMs !== null) return remainingMs;
    if (this.#ledger.interrupted) return 0;
    return this.#untilMs(renewUnaskedAt(this.pair, { inUse: this.#inUse, rotates: this.rotates }));
  }

  /** A renewal under way may make the warning needless. */
  #untilWarningMs(): number {
    return this.#renewal === null ? this.#warnings.untilMs(this.pair, this.#connection) : Number.POSITIVE_INFINITY;
  }

  #untilMs(moment: EpochMs | null): number {
    return moment === null ? Number.POSITIVE_INFINITY : moment - this.#deps.serverClock.now();
  }

  #warn(): void {
    this.#warnings.raise(this.pair, this.#connection);
    this.#hooks.changed();
  }
}
