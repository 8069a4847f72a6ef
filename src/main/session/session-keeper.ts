import { Problem } from '../problems/problem.ts';
import { vaultProblems } from '../problems/vault-problems.ts';
import { backoffMs } from './backoff.ts';
import type { Clock, Timer } from './clock.ts';
import type { SavedSession, SessionVault } from './session-vault.ts';

export interface SessionKeeperDeps {
  readonly vault: SessionVault;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * Keeps the latest pair in the vault. What the disk refuses is tried again with back-off for as long as it is the latest: an
 * unsaved rotation means that the next start would send a refresh token the server has already replaced.
 */
export class SessionKeeper {
  readonly #deps: SessionKeeperDeps;
  /** Told what keeps the pair from being saved, and null when it is saved again. */
  readonly #onProblem: (problem: Problem | null) => void;
  #latest: SavedSession | null = null;
  #failures = 0;
  #retry: Timer | null = null;

  constructor(deps: SessionKeeperDeps, onProblem: (problem: Problem | null) => void) {
    this.#deps = deps;
    this.#onProblem = onProblem;
  }

  /** Resolves when the first attempt is over, successful or not. Never throws. */
  async save(session: SavedSession): Promise<void> {
    this.#retry?.cancel();
    this.#latest = session;
    this.#failures = 0;
    await this.#attempt(session);
  }

  /** Forgets the session and empties the vault. Throws when the disk refuses. */
  async clear(): Promise<void> {
    this.#retry?.cancel();
    this.#latest = null;
    await this.#deps.vault.clear();
  }

  async #attempt(session: SavedSession): Promise<void> {
    const { vault, clock, random } = this.#deps;
    try {
      await vault.save(session);
      if (this.#latest === session) this.#onProblem(null);
    } catch (thrown) {
      // A newer pair, or a sign-out, has taken its place.
      if (this.#latest !== session) return;
      this.#failures += 1;
      this.#retry = clock.after(backoffMs(this.#failures, random), () => void this.#attempt(session));
      this.#onProblem(thrown instanceof Problem ? thrown : vaultProblems.notSaved());
    }
  }
}
