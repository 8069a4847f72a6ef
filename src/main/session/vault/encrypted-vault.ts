import type { TokenStorage } from '../../../shared/domain/session-status.ts';
import { Problem } from '../../problems/problem.ts';
import { vaultProblems } from '../../problems/vault-problems.ts';
import type { LoadedSession, SavedSession, SessionVault } from '../session-vault.ts';
import type { Cipher, CipherState } from './cipher.ts';
import type { VaultStore } from './vault-file.ts';
import { fromPlainText, toPlainText, type VaultFile } from './vault-record.ts';

/**
 * Keeps the session as safeStorage ciphertext in one file. Where the system offers no secure key store it keeps nothing on
 * disk: the session then lives in memory, and `storage()` says so.
 */
export class EncryptedVault implements SessionVault {
  readonly #cipher: Cipher;
  readonly #file: VaultStore;
  readonly #now: () => number;
  #state: CipherState | null = null;
  #asking = false;
  /** Operations run one after the other, so that a sign-out always wins over the save it overtook. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(cipher: Cipher, file: VaultStore, now: () => number) {
    this.#cipher = cipher;
    this.#file = file;
    this.#now = now;
  }

  load(): Promise<LoadedSession> {
    return this.#inOrder(async () => {
      const state = await this.#cipherState();
      const content = await this.#file.read().catch(() => 'unreadable' as const);
      if (content === 'unreadable') return { kind: 'unusable', problem: vaultProblems.unreadable() };
      if (content === 'none') return { kind: 'empty' };
      if (content === 'damaged') return { kind: 'unusable', problem: vaultProblems.damaged() };
      // Kept untouched: the key store may answer at the next start.
      if (!state.ready) return closedFor(state.problem);
      return this.#open(content, state.backend);
    });
  }

  save(session: SavedSession): Promise<void> {
    return this.#inOrder(async () => {
      const state = await this.#stateToSave();
      if (state.ready) return this.#write(session, state.backend);
      // What lies there belongs to an earlier sign-in and must not come back at the next start.
      await this.#file.clear();
      if (state.problem.retryable) throw state.problem;
    });
  }

  clear(): Promise<void> {
    return this.#inOrder(() => this.#file.clear());
  }

  storage(): TokenStorage {
    if (this.#state?.ready === true) return { kind: 'encrypted', backend: this.#state.backend };
    const problem = this.#state?.problem ?? vaultProblems.noSecureStorage();
    return { kind: 'memory', problem: problem.seal(this.#now()) };
  }

  async #open(content: VaultFile, backend: string): Promise<LoadedSession> {
    try {
      const { text, stale } = await this.#cipher.decrypt(content.ciphertext);
      const session = fromPlainText(text);
      // Best effort: the text is readable as it is, and the next refresh writes it anew anyway.
      if (stale) await this.#write(session, content.backend).catch(() => undefined);
      return { kind: 'saved', session };
    } catch (thrown) {
      // The key store timed out, or has gone since: the ciphertext may well be good.
      if (thrown instanceof Problem) return closedFor(thrown);
      const state = await this.#cipher.state();
      if (!state.ready) return closedFor(state.problem);
      await this.#file.setAside().catch(() => undefined);
      const isOther = content.backend !== backend;
      return { kind: 'unusable', problem: isOther ? vaultProblems.otherKeyStore() : vaultProblems.undecipherable() };
    }
  }

  async #write(session: SavedSession, backend: string): Promise<void> {
    const ciphertext = await this.#cipher.encrypt(toPlainText(session)).catch((thrown: unknown) => {
      if (thrown instanceof Problem) this.#state = { ready: false, problem: thrown };
      throw thrown;
    });
    await this.#file.write({ schemaVersion: 1, backend, ciphertext });
  }

  /**
   * A key store that did not answer last time is asked in the background: a renewal must not wait for it twice over. Who saves
   * tries again and finds what it has answered by then.
   */
  async #stateToSave(): Promise<CipherState> {
    const last = this.#state;
    if (last === null || last.ready || !last.problem.retryable) return this.#cipherState();
    if (!this.#asking) {
      this.#asking = true;
      void this.#cipherState().finally(() => (this.#asking = false));
    }
    return last;
  }

  /** Asked again as long as the key store is not ready: the user may unlock it at any time. */
  async #cipherState(): Promise<CipherState> {
    if (this.#state?.ready !== true) this.#state = await this.#cipher.state();
    return this.#state;
  }

  #inOrder<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(operation);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** A key store that may answer later is worth asking again; one that is not there is not. */
function closedFor(problem: Problem): LoadedSession {
  return { kind: problem.retryable ? 'locked' : 'unusable', problem };
}
