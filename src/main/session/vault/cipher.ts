import type { Problem } from '../../problems/problem.ts';

export type CipherState =
  | { readonly ready: true; /** The name under which the system knows the key store. */ readonly backend: string }
  | { readonly ready: false; readonly problem: Problem };

/** Encryption with a key that the operating system keeps for this user and app. */
export interface Cipher {
  state(): Promise<CipherState>;
  /** Base64 ciphertext. Throws when the key store does not answer. */
  encrypt(plainText: string): Promise<string>;
  /** Throws when the key is another one, or the ciphertext was damaged. */
  decrypt(ciphertext: string): Promise<string>;
}
