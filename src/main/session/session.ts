import type { Account, SessionStatus } from '../../shared/domain/session-status.ts';
import type { ErrorCode } from '../../shared/contract/errors.ts';
import type { Unsubscribe } from '../../shared/contract/types.ts';
import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { vaultProblems } from '../problems/vault-problems.ts';
import type { Secret } from './secret.ts';
import { backoffMs } from './backoff.ts';
import type { Bearer, BearerUse } from './bearer.ts';
import { Notices } from './notices.ts';
import { sameAccount } from './same-account.ts';
import { SessionKeeper } from './session-keeper.ts';
import { describePhase, type Phase, type Suggestion } from './session-phase.ts';
import type { Rotation, SessionVault } from './session-vault.ts';
import { readSignIn, type SignInTokens } from './sign-in-verdict.ts';
import type { SignedInDeps, SignedInStart } from './signed-in-hooks.ts';
import { SignedInSession } from './signed-in-session.ts';
import { receivePair } from './token-pair.ts';

export interface SessionDeps extends SignedInDeps {
  readonly vault: SessionVault;
}

export interface SignInOptions {
  /** What is known to be wrong with the server's refresh route. */
  readonly refreshTrouble?: Problem | null;
  /** From `decide`, where something has to be found out before the sign-in; what was decided later wins over it. */
  readonly decision?: number;
}

/** What the keeper may report; taken back when the pair is saved after all. */
const KEEPER_CODES: ReadonlySet<ErrorCode> = new Set(['vault.notSaved', 'vault.locked']);

/**
 * The one owner of the tokens. Everybody else borrows a bearer for one request and hears about changes; nobody else keeps a
 * token or decides that a session is over.
 */
export class Session {
  readonly #deps: SessionDeps;
  readonly #keeper: SessionKeeper;
  #phase: Phase = { phase: 'starting' };
  /** Numbers the sessions, so that what belongs to an ended one is known as such. */
  #epoch = 0;
  /** Counts what the user decided: of several sign-ins and sign-outs under way, the last one stands. */
  #decision = 0;
  #signOuts = 0;
  /** Counts the sign-ins that succeeded and the sign-outs: after one, nothing saved earlier is taken up any more. */
  #settled = 0;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #notices = new Notices();
  #suggestion: Suggestion | null;
  readonly #listeners = new Set<(status: SessionStatus) => void>();

  constructor(deps: SessionDeps, suggestion: Suggestion | null) {
    this.#deps = deps;
    this.#suggestion = suggestion;
    this.#keeper = new SessionKeeper(deps, (problem) => this.#onKeeperProblem(problem));
  }

  /**
   * Takes up the session of the last run. The server is asked only when that run was interrupted in a renewal. A key store
   * that does not answer is asked again with back-off, for as long as nobody signs in meanwhile.
   */
  async restore(): Promise<void> {
    await this.#restore(this.#settled, 1);
  }

  async #restore(settled: number, attempt: number): Promise<void> {
    const { vault, clock, random, serverClock } = this.#deps;
    const loaded = await vault.load();
    if (this.#settled !== settled) return;
    if (loaded.kind !== 'locked') this.#notices.takeBack(KEEPER_CODES);
    if (loaded.kind === 'saved') {
      const { account, since, rotation, clockOffsetMs } = loaded.session;
      serverClock.reset(clockOffsetMs);
      this.#begin({ account, since, rotation, refreshTrouble: null });
      return;
    }
    if (loaded.kind === 'locked') {
      clock.after(backoffMs(attempt, random), () => {
        if (this.#settled === settled) void this.#restore(settled, attempt + 1);
      });
    }
    if (loaded.kind !== 'empty') this.#notice(loaded.problem);
    if (this.#phase.phase === 'starting') this.#enter({ phase: 'signedOut' });
  }

  /** The user decided to sign in. Whatever is decided after this, a sign-out included, wins over it. */
  decide(): number {
    this.#decision += 1;
    return this.#decision;
  }

  /**
   * Signs in. A session that was there before is left only when the new one is certain; the session of the same account is
   * not left but goes on with the new pair, so that nothing under way is lost. Throws the Problem to show when the server refuses or cannot be asked; then nothing has
   * changed.
   */
  async signIn(
    account: Account,
    username: string,
    password: Secret,
    { refreshTrouble = null, decision = this.decide() }: SignInOptions = {},
  ): Promise<SessionStatus> {
    if (this.#decision !== decision) throw sessionProblems.changed();
    const answer = await this.#deps.transport.login(account, username, password);
    const tokens = readSignIn(answer);
    return this.#inTurn(async () => {
      if (this.#decision !== decision) throw this.#discard(account, tokens.refresh);
      this.#settled += 1;
      if (account.kind === 'server') this.#suggestion = { url: account.url, username: account.username };
      this.#notices.clear();
      this.#deps.serverClock.reset();
      if (answer.kind === 'answer') this.#deps.serverClock.observe(answer.date);
      await this.#enterWith(account, tokens, refreshTrouble);
      return this.status();
    });
  }

  /** The computer woke up, or its clock was set. */
  recheck(): void {
    if (this.#phase.phase === 'signedIn') this.#phase.session.recheck();
  }

  /** Whether the present server gives a new refresh token with each renewal; null while that is not known. */
  rotates(): boolean | null {
    return this.#phase.phase === 'signedIn' ? this.#phase.session.rotates : null;
  }

  /** The account that is signed in, or whose session ended and waits for a password in place. Throws `session.none`. */
  account(): Account {
    if (this.#phase.phase === 'signedIn') return this.#phase.session.account;
    if (this.#phase.phase === 'ended') return this.#phase.account;
    throw sessionProblems.none();
  }

  /** Signs out here at once, and at the server as far as it can be reached. A refresh under way loses. */
  async signOut(): Promise<SessionStatus> {
    this.#decision += 1;
    this.#settled += 1;
    this.#signOuts += 1;
    const left = this.#leave();
    this.#notices.clear();
    this.#enter({ phase: 'signedOut' });
    this.#revoke(left);
    await this.#clearVault();
    return this.status();
  }

  /** See SignedInSession.bearer. Throws `session.none` or `session.ended` when nobody is signed in. */
  bearer(use: BearerUse): Promise<Bearer> {
    return this.#current().bearer(use);
  }

  /** See SignedInSession.renew. Throws `session.changed` when the refused bearer belongs to an earlier session. */
  renew(refused: Bearer): Promise<Bearer> {
    this.assertCurrent(refused);
    return this.#current().renew(refused);
  }

  /** See SignedInSession.isTooNew. */
  isTooNew(refused: Bearer): boolean {
    this.assertCurrent(refused);
    return this.#current().isTooNew(refused);
  }

  /** Throws `session.changed` when the bearer's session is over: its answers must not be applied any more. */
  assertCurrent(bearer: Bearer): void {
    if (bearer.epoch !== this.#epoch) throw sessionProblems.changed();
  }

  subscribe(listener: (status: SessionStatus) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  status(): SessionStatus {
    const { serverClock, vault } = this.#deps;
    return describePhase(this.#phase, {
      storage: vault.storage(),
      notices: this.#notices.list,
      suggestion: this.#suggestion,
      serverClock,
    });
  }

  #current(): SignedInSession {
    if (this.#phase.phase === 'signedIn') return this.#phase.session;
    if (this.#phase.phase === 'ended') throw sessionProblems.ended();
    throw sessionProblems.none();
  }

  /**
   * Makes the tokens of a sign-in the session. From here on a later sign-in waits for its turn, and only a sign-out can still
   * win: then `session.changed` is thrown, and the tokens are revoked.
   */
  async #enterWith(account: Account, tokens: SignInTokens, refreshTrouble: Problem | null): Promise<void> {
    const { serverClock, clock } = this.#deps;
    const signOuts = this.#signOuts;
    const present = this.#phase.phase === 'signedIn' ? this.#phase.session : null;
    if (present !== null && sameAccount(present.account, account)) {
      const adopted = await this.#adopt(present, tokens, refreshTrouble);
      if (adopted) return;
      if (this.#signOuts !== signOuts) throw this.#discard(account, tokens.refresh);
    }
    this.#revoke(this.#leave());
    const since = clock.now();
    const pair = receivePair({ ...tokens, generation: 1, madeFrom: null }, serverClock);
    const rotation = { pair, previousRefresh: null, refreshing: false };
    await this.#save(account, since, rotation);
    if (this.#signOuts !== signOuts) throw this.#discard(account, tokens.refresh);
    this.#begin({ account, since, rotation, refreshTrouble });
  }

  /** Sign-ins take effect one after the other: two that were saved side by side would leave one of them half done. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #begin(start: Omit<SignedInStart, 'epoch'>): void {
    this.#epoch += 1;
    const { account, since } = start;
    const session: SignedInSession = new SignedInSession(
      this.#deps,
      {
        persist: (rotation) => this.#save(account, since, rotation),
        changed: () => this.#emit(),
        died: (problem) => this.#end(session, problem),
      },
      { ...start, epoch: this.#epoch },
    );
    this.#enter({ phase: 'signedIn', session });
  }

  /** Whether the session took the pair over; false when it ended meanwhile. */
  async #adopt(session: SignedInSession, tokens: SignInTokens, trouble: Problem | null): Promise<boolean> {
    try {
      await session.adopt(tokens, trouble);
      return true;
    } catch {
      return false;
    }
  }

  #save(account: Account, since: number, rotation: Rotation): Promise<void> {
    return this.#keeper.save({ account, since, rotation, clockOffsetMs: this.#deps.serverClock.offsetMs });
  }

  /** Asks the server to forget a session that was left. Best effort. */
  #revoke(left: SignedInSession | null): void {
    const refresh = left?.revocable ?? null;
    if (left !== null && refresh !== null) void this.#deps.transport.revoke(left.account, refresh);
  }

  /** Closes the session that is there, if any, and makes its bearers worthless here. */
  #leave(): SignedInSession | null {
    this.#epoch += 1;
    if (this.#phase.phase !== 'signedIn') return null;
    this.#phase.session.close();
    return this.#phase.session;
  }

  #end(session: SignedInSession, problem: Problem): void {
    this.#epoch += 1;
    const now = this.#deps.clock.now();
    this.#notices.takeBack(KEEPER_CODES);
    this.#enter({ phase: 'ended', account: session.account, endedAt: now, reason: problem.seal(now) });
    void this.#clearVault();
  }

  /** Tokens of a sign-in that somebody overtook: the later decision stands, and the server is asked to forget them. */
  #discard(account: Account, refresh: Secret): Problem {
    void this.#deps.transport.revoke(account, refresh);
    return sessionProblems.changed();
  }

  async #clearVault(): Promise<void> {
    try {
      await this.#keeper.clear();
    } catch {
      this.#notice(vaultProblems.notCleared());
    }
  }

  #onKeeperProblem(problem: Problem | null): void {
    if (problem !== null) {
      this.#notice(problem);
      return;
    }
    if (this.#notices.takeBack(KEEPER_CODES)) this.#emit();
  }

  #notice(problem: Problem): void {
    if (this.#notices.add(problem, this.#deps.clock.now())) this.#emit();
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#emit();
  }

  #emit(): void {
    const status = this.status();
    for (const listener of this.#listeners) {
      try {
        listener(status);
      } catch {
        // Whoever listens has a copy to show, and can ask for it again; it must not decide over a refresh under way.
      }
    }
  }
}
