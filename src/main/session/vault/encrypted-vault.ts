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
      // Kept untouched: the keyring may answer at the next start.
      if (!state.ready) return { kind: 'unusable', problem: vaultProblems.locked() };
      return this.#open(content);
    });
  }

  save(session: SavedSession): Promise<void> {
    return this.#inOrder(async () => {
      const state = await this.#cipherState();
      if (!state.ready) return;
      const ciphertext = await this.#cipher.encrypt(toPlainText(session));
      await this.#file.write({ schemaVersion: 1, backend: state.backend, ciphertext });
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

  async #open(content: VaultFile): Promise<LoadedSession> {
    try {
      return { kind: 'saved', session: fromPlainText(await this.#cipher.decrypt(content.ciphertext)) };
    } catch (thrown) {
      // The key store timed out: the ciphertext may well be good.
      if (thrown instanceof Problem) return { kind: 'unusable', problem: thrown };
      await this.#file.setAside();
      return { kind: 'unusable', problem: vaultProblems.undecipherable() };
    }
  }

  async #cipherState(): Promise<CipherState> {
    this.#state ??= await this.#cipher.state();
    return this.#state;
  }

  #inOrder<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(operation);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
