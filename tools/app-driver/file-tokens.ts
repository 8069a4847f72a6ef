import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokenFinder } from './token-search.ts';

/** The files under `folder` in which any of `tokens`, or anything of a token's form, can be read in clear. */
export async function filesWithTokens(folder: string, tokens: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holdsToken = tokenFinder(tokens);
  const found: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    // A browser's profile changes while it is read; a file that is gone holds nothing.
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    // Latin-1 keeps every byte of UTF-8 text as it is, and of UTF-16 text every other one once the zeros are gone.
    const text = content.toString('latin1');
    if (holdsToken(text) || holdsToken(text.replaceAll('\0', ''))) found.push(file);
  }
  return found;
}
