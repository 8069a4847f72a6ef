import type { TokenStorage } from '../../shared/domain/session-status.ts';
import type { LoadedSession, SavedSession, SessionVault } from '../session/session-vault.ts';

/** A vault in memory whose writes can be held up or refused. */
export class MemoryVault implements SessionVault {
  saved: SavedSession | null = null;
  readonly saves: SavedSession[] = [];
  clears = 0;
  loaded: LoadedSession = { kind: 'empty' };
  onSave: () => Promise<unknown> = () => Promise.resolve();
  #queue: Promise<void> = Promise.resolve();

  load(): Promise<LoadedSession> {
    return Promise.resolve(this.loaded);
  }

  save(session: SavedSession): Promise<void> {
    const { onSave } = this;
    return this.#inOrder(async () => {
      await onSave();
      this.saved = session;
      this.saves.push(session);
    });
  }

  clear(): Promise<void> {
    return this.#inOrder(() => {
      this.clears += 1;
      this.saved = null;
      return Promise.resolve();
    });
  }

  #inOrder(operation: () => Promise<void>): Promise<void> {
    const result = this.#queue.then(operation);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  storage(): TokenStorage {
    return { kind: 'encrypted', backend: 'test' };
  }
}
