import { safeStorage } from 'electron';
import { vaultProblems } from '../../problems/vault-problems.ts';
import type { Clock } from '../clock.ts';
import type { Cipher, CipherState } from './cipher.ts';

/** A keyring that shows an unlock dialog may take as long as the user; a broken D-Bus takes for ever. */
const DEADLINE_MS = 20_000;

/** Electron's name for "no key store": a key that stands in Chromium's source, so no encryption at all. */
const NO_ENCRYPTION = 'basic_text';

/**
 * The cipher on Electron's safeStorage, with its asynchronous calls (https://www.electronjs.org/docs/latest/api/safe-storage).
 * To be used after the app is ready.
 */
export function safeStorageCipher(clock: Clock): Cipher {
  const withDeadline = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const timer = clock.after(DEADLINE_MS, () => reject(vaultProblems.locked()));
      work.then(resolve, reject).finally(() => timer.cancel());
    });

  return {
    async state(): Promise<CipherState> {
      try {
        const backend = backendName();
        if (backend === NO_ENCRYPTION) return { ready: false, problem: vaultProblems.noSecureStorage() };
        const available = await withDeadline(safeStorage.isAsyncEncryptionAvailable());
        return available ? { ready: true, backend } : { ready: false, problem: vaultProblems.noSecureStorage() };
      } catch {
        return { ready: false, problem: vaultProblems.locked() };
      }
    },
    async encrypt(plainText) {
      return (await withDeadline(safeStorage.encryptStringAsync(plainText))).toString('base64');
    },
    async decrypt(ciphertext) {
      const decrypted = safeStorage.decryptStringAsync(Buffer.from(ciphertext, 'base64'));
      const { result, shouldReEncrypt } = await withDeadline(decrypted);
      return { text: result, stale: shouldReEncrypt };
    },
  };
}

/** Only Linux has a choice of key stores, and only there may the name be asked. */
function backendName(): string {
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  return safeStorage.getSelectedStorageBackend();
}
