import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuild } from './build.ts';

const configs = [
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
];

let root: string;
let builds: number;

const build = (): Promise<void> => {
  builds += 1;
  return Promise.resolve();
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperdesk-build-'));
  builds = 0;
  await mkdir(join(root, 'src', 'main'), { recursive: true });
  await writeFile(join(root, 'src', 'main', 'index.ts'), 'start();');
  for (const file of configs) await writeFile(join(root, file), '{}');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('the build', () => {
  it('runs once for the same sources, whatever their file times', async () => {
    await ensureBuild(root, build);
    await writeFile(join(root, 'src', 'main', 'index.ts'), 'start();');
    await ensureBuild(root, build);
    expect(builds).toBe(1);
  });

  it.each([
    'src/main/index.ts',
    'src/main/new.ts',
    'package-lock.json',
    'electron.vite.config.ts',
    'tsconfig.base.json',
  ])('runs again after a change of %s', async (file) => {
    await ensureBuild(root, build);
    await writeFile(join(root, file), 'changed');
    await ensureBuild(root, build);
    expect(builds).toBe(2);
  });

  it('does not run for a changed test', async () => {
    await ensureBuild(root, build);
    await writeFile(join(root, 'src', 'main', 'index.test.ts'), 'it()');
    await ensureBuild(root, build);
    expect(builds).toBe(1);
  });

  it('that failed counts as none', async () => {
    await ensureBuild(root, build);
    await writeFile(join(root, 'src', 'main', 'index.ts'), 'broken(');
    await expect(ensureBuild(root, () => Promise.reject(new Error('syntax')))).rejects.toThrow('syntax');
    await writeFile(join(root, 'src', 'main', 'index.ts'), 'start();');
    await ensureBuild(root, build);
    expect(builds).toBe(2);
  });

  it('runs once for two starts at the same time', async () => {
    await Promise.all([ensureBuild(root, build), ensureBuild(root, build)]);
    expect(builds).toBe(1);
    expect(await readFile(join(root, 'out', '.build-stamp'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });
});
