import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.ts';
import { strict } from './not-implemented.ts';

/** Names the format of what follows it: 12 bytes nonce, 16 bytes tag, AES-256-GCM ciphertext. */
const prefix = Buffer.from('s10');

function encrypt(key: Buffer, plainText: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
  return Buffer.concat([prefix, nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(key: Buffer, encrypted: Buffer): string {
  const failure = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
  if (!encrypted.subarray(0, 3).equals(prefix)) throw new Error(failure);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(15, 31));
    return Buffer.concat([decipher.update(encrypted.subarray(31)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(failure);
  }
}

interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(plainText: string): Buffer;
  decryptString(encrypted: Buffer): string;
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  getSelectedStorageBackend(): string;
}

/** https://www.electronjs.org/docs/latest/api/safe-storage */
export function createSafeStorage(keyring: Keyring, isReady: () => boolean): SafeStorage {
  function keyFor(operation: string): Buffer {
    if (!isReady()) throw new Error('safeStorage cannot be used before app is ready');
    const key = keyring.key();
    if (key === undefined) throw new Error(`Error while ${operation}: Encryption is not available.`);
    return key;
  }

  function isEncryptionAvailable(): boolean {
    return isReady() && keyring.key() !== undefined;
  }

  function encryptString(plainText: string): Buffer {
    const key = keyFor('encrypting the text provided to safeStorage.encryptString');
    if (typeof plainText !== 'string') throw new TypeError('safeStorage encrypts strings');
    return encrypt(key, plainText);
  }

  function decryptString(encrypted: Buffer): string {
    const key = keyFor('decrypting the ciphertext provided to safeStorage.decryptString');
    if (!Buffer.isBuffer(encrypted))
      throw new TypeError('Expected the first argument of decryptString() to be a buffer');
    return decrypt(key, encrypted);
  }

  return strict<SafeStorage>('safeStorage', {
    isEncryptionAvailable,
    encryptString,
    decryptString,
    isAsyncEncryptionAvailable: () => Promise.resolve(isEncryptionAvailable()),
    encryptStringAsync: async (plainText) => Promise.resolve(encryptString(plainText)),
    decryptStringAsync: async (encrypted) =>
      Promise.resolve({ result: decryptString(encrypted), shouldReEncrypt: false }),
    getSelectedStorageBackend: () => (isReady() ? keyring.backend : 'unknown'),
  });
}
