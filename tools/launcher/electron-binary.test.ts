import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { electronBinary } from './electron-binary.ts';

let root: string;
let folder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperdesk-electron-'));
  folder = join(root, 'node_modules', 'electron');
  await mkdir(join(folder, 'dist'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('finds the binary only when both its record and the file are there', async () => {
  const file = join(folder, 'dist', 'electron');
  expect(electronBinary(root, {})).toBeNull();
  await writeFile(join(folder, 'path.txt'), 'electron');
  expect(electronBinary(root, {})).toBeNull();
  await writeFile(file, '');
  expect(electronBinary(root, {})).toBe(file);
});

it('looks where ELECTRON_OVERRIDE_DIST_PATH points', async () => {
  await writeFile(join(root, 'electron'), '');
  expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBe(join(root, 'electron'));
});
