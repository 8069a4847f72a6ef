import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesWithTokens } from './file-tokens.ts';

it('finds the files that hold a token in clear, in either encoding, at any depth', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperdesk-files-'));
  try {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'clean.json'), '{"ciphertext":"AAAA"}');
    await writeFile(join(folder, 'deep', 'utf8.log'), 'sent Bearer canary-token');
    await writeFile(join(folder, 'utf16.db'), Buffer.from('…canary-token…', 'utf16le'));
    const found = await filesWithTokens(folder, ['canary-token']);
    expect(found.sort()).toEqual([join(folder, 'deep', 'utf8.log'), join(folder, 'utf16.db')].sort());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
