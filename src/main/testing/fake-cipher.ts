import { vaultProblems } from '../problems/vault-problems.ts';
import type { Cipher, CipherState } from '../session/vault/cipher.ts';

/** A cipher whose key can be taken away or changed. Reversible, and unreadable enough to search files for clear text. */
export class FakeCipher implements Cipher {
  key = 'key-1';
  backend = 'test_keyring';
  available = true;
  timesOut = false;
  /** Whether the key store is there, and does not answer. */
  locked = false;
  /** Whether the key store asks for what it decrypts to be encrypted again. */
  stale = false;

  state(): Promise<CipherState> {
    if (this.locked) return Promise.resolve({ ready: false, problem: vaultProblems.locked() });
    return Promise.resolve(
      this.available
        ? { ready: true, backend: this.backend }
        : { ready: false, problem: vaultProblems.noSecureStorage() },
    );
  }

  encrypt(plainText: string): Promise<string> {
    return Promise.resolve(Buffer.from(`${this.key}:${plainText}`).toString('base64'));
  }

  decrypt(ciphertext: string): Promise<{ text: string; stale: boolean }> {
    if (this.timesOut) return Promise.reject(vaultProblems.locked());
    const text = Buffer.from(ciphertext, 'base64').toString();
    if (!text.startsWith(`${this.key}:`)) return Promise.reject(new Error('wrong key'));
    return Promise.resolve({ text: text.slice(this.key.length + 1), stale: this.stale });
  }
}
