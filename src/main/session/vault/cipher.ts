import type { Problem } from '../../problems/problem.ts';

export type CipherState =
  | { readonly ready: true; /** The name under which the system knows the key store. */ readonly backend: string }
  | { readonly ready: false; readonly problem: Problem };

/** Encryption with a key that the operating system keeps for this user and app. */
export interface Cipher {
  state(): Promise<CipherState>;
  /** Base64 ciphertext. Throws when the key store does not answer. */
  encrypt(plainText: string): Promise<string>;
  /**
   * Throws when the key is another one, the ciphertext was damaged, or the key store does not answer. `stale` asks for the
   * text to be encrypted again, because the key store has a newer key.
   */
  decrypt(ciphertext: string): Promise<{ readonly text: string; readonly stale: boolean }>;
}
