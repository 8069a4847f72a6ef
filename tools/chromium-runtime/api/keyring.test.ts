import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileKeyring } from './keyring.ts';
import { createSafeStorage } from './safe-storage.ts';

describe('a keyring in a file', () => {
  let path: string;

  beforeEach(() => {
    path = join(mkdtempSync(join(tmpdir(), 'keyring-')), 'key');
  });
  afterEach(() => rmSync(join(path, '..'), { recursive: true }));

  test.skipIf(process.platform === 'win32')('is for its owner’s eyes only', () => {
    fileKeyring(path).key();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('gives the same key in the next run, so that what was encrypted can be read', async () => {
    const run = () => createSafeStorage(fileKeyring(path), () => true);
    const encrypted = await run().encryptStringAsync('token');
    expect(await run().decryptStringAsync(encrypted)).toEqual({ result: 'token', shouldReEncrypt: false });
  });

  test('does not show the key in what it encrypts', () => {
    const encrypted = createSafeStorage(fileKeyring(path), () => true).encryptString('token');
    expect(encrypted.includes(Buffer.from(readFileSync(path, 'utf8'), 'base64'))).toBe(false);
  });

  test('another key cannot read it', () => {
    const encrypted = createSafeStorage(fileKeyring(path), () => true).encryptString('token');
    const other = createSafeStorage(fileKeyring(`${path}-2`), () => true);
    expect(() => other.decryptString(encrypted)).toThrow('Error while decrypting the ciphertext');
  });
});
