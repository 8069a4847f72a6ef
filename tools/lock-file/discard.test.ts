import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discard } from './discard.mjs';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-discard-'));
  file = join(folder, '.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('discarding an abandoned lock', () => {
  it('removes it', async () => {
    await writeFile(file, 'dead');
    discard(file, 'dead');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves alone the lock of somebody who was quicker', async () => {
    await writeFile(file, 'alive');
    discard(file, 'dead');
    expect(readFileSync(file, 'utf8')).toBe('alive');
    expect(readdirSync(folder)).toEqual(['.lock']);
  });

  it('does nothing when there is none any more', () => {
    discard(file, 'dead');
    expect(readdirSync(folder)).toEqual([]);
  });
});
