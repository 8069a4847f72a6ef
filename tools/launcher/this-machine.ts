import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Machine } from './app-command.ts';

export const root = resolve(import.meta.dirname, '../..');

export const thisMachine: Machine = {
  root,
  node: process.execPath,
  isRoot: process.getuid?.() === 0,
  platform: process.platform,
};

/** The full path of a program on the PATH, or null. For programs of Linux, which have no file extension. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}
