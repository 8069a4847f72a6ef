import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files under `folder` in which any of `tokens` can be read in clear, as UTF-8 or UTF-16 text. */
export async function filesWithTokens(folder: string, tokens: readonly string[]): Promise<string[]> {
  const patterns = tokens.flatMap((token) => [Buffer.from(token, 'utf8'), Buffer.from(token, 'utf16le')]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const file = join(entry.parentPath, entry.name);
    // A browser's profile changes while it is read; a file that is gone holds nothing.
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    if (patterns.some((pattern) => content.includes(pattern))) found.push(file);
  }
  return found;
}
