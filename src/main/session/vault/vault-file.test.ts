import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { vaultFile } from './vault-file.ts';

/** What the store file held when its folder was synced. */
const synced = vi.hoisted(() => [] as string[]);
vi.mock('../../storage/directory-sync.ts', () => ({
  syncDirectory: async (folder: string) => {
    synced.push(await readFile(join(folder, 'session.json'), 'utf8'));
  },
}));

let folder: string;
beforeEach(async () => {
  synced.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-vault-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('syncs the folder after each write, so that the rename survives a power cut', async () => {
  const file = vaultFile(folder, () => 1);
  await file.write({ schemaVersion: 1, backend: 'x', ciphertext: 'eHg=' });
  await file.clear();
  expect(synced).toHaveLength(2);
  expect(synced[0]).toContain('eHg=');
  expect(synced[1]).not.toContain('eHg=');
});

it('has nothing to clear, and leaves no file, where there was none', async () => {
  await vaultFile(folder, () => 1).clear();
  expect(synced).toEqual([]);
});
