import ElectronStore from 'electron-store';
import { join } from 'node:path';
import { z } from 'zod';
import { quarantineIfDamaged } from './quarantine.ts';

const NAME = 'connection';
const lastServerSchema = z.strictObject({ url: z.url(), username: z.string() });
export type LastServer = z.infer<typeof lastServerSchema>;

/** Remembers the server signed in to last, to pre-fill the form. Holds nothing secret. */
export class LastServerStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null when there is none, or what is there cannot be read: a form without a suggestion is no trouble. */
  async read(now: number): Promise<LastServer | null> {
    try {
      await quarantineIfDamaged(join(this.#folder, `${NAME}.json`), now);
      const content = lastServerSchema.safeParse(this.#open().store);
      return content.success ? content.data : null;
    } catch {
      return null;
    }
  }

  /** Best effort: not being able to remember must not spoil a sign-in that succeeded. */
  remember(server: LastServer): void {
    try {
      this.#open().store = server;
    } catch {
      // A full or read-only disk; the vault reports it where it matters.
    }
  }

  #open(): ElectronStore {
    return new ElectronStore({ cwd: this.#folder, name: NAME, configFileMode: 0o600 });
  }
}
