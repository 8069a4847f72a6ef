import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

/**
 * Moves a store file aside when electron-store could not open it: its constructor throws on a file that is empty, truncated,
 * or not a JSON object. The copy keeps the evidence; nothing is ever overwritten.
 *
 * @returns whether a damaged file was set aside. A missing file is not damaged.
 */
export async function quarantineIfDamaged(file: string, now: number): Promise<boolean> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  if (isJsonObject(text)) return false;
  await quarantine(file, now);
  return true;
}

/** Renames `session.json` to `session.damaged-<epoch ms>.json` in the same folder. */
export async function quarantine(file: string, now: number): Promise<void> {
  await rename(file, file.replace(/\.json$/u, `.damaged-${now}.json`));
}

function isJsonObject(text: string): boolean {
  try {
    return jsonObject.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
