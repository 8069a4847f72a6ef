import ElectronStore from 'electron-store';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncDirectory } from '../../storage/directory-sync.ts';
import { quarantine, quarantineIfDamaged } from '../../storage/quarantine.ts';
import { vaultFileSchema, type VaultFile } from './vault-record.ts';

const NAME = 'session';
const OWNER_ONLY = 0o600;

/** The store file itself; knows nothing of what the ciphertext means. */
export interface VaultStore {
  /** `damaged` when the file could not be read; a copy was then set aside. */
  read(): Promise<VaultFile | 'none' | 'damaged'>;
  /** Resolves when the file is durable: written beside, synced, renamed, and the folder synced. */
  write(content: VaultFile): Promise<void>;
  clear(): Promise<void>;
  /** Sets the present file aside although it is well-formed, because its content is of no use. */
  setAside(): Promise<void>;
}

/** `session.json` in `folder`, kept by electron-store. */
export function vaultFile(folder: string, now: () => number): VaultStore {
  const path = join(folder, `${NAME}.json`);
  // Opened on every use: a file set aside meanwhile must not come back from an open store.
  const open = () =>
    new ElectronStore({ cwd: folder, name: NAME, configFileMode: OWNER_ONLY, clearInvalidConfig: false });

  return {
    async read() {
      if (await quarantineIfDamaged(path, now())) return 'damaged';
      const content = open().store;
      if (Object.keys(content).length === 0) return 'none';
      const file = vaultFileSchema.safeParse(content);
      if (file.success) return file.data;
      await quarantine(path, now());
      return 'damaged';
    },
    async write(content) {
      open().store = { ...content };
      await syncDirectory(dirname(path));
    },
    async clear() {
      if (!existsSync(path)) return;
      open().store = {};
      await syncDirectory(dirname(path));
    },
    async setAside() {
      await quarantine(path, now());
    },
  };
}
