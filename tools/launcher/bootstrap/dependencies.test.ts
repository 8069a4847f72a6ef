import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dependencyProblem } from './dependencies.mjs';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperdesk-bootstrap-'));
  await mkdir(join(root, 'node_modules'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function lockfiles(wanted: object, installed: object | null): Promise<void> {
  await writeFile(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': { name: 'paperdesk' }, ...wanted } }),
  );
  if (installed === null) return;
  await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
}

const axios = { version: '1.21.1', integrity: 'sha512-a' };

describe('the dependencies', () => {
  it('are missing without npm’s record, as after an interrupted installation', async () => {
    await lockfiles({ 'node_modules/axios': axios }, null);
    expect(dependencyProblem(root)).toBe('missing');
  });

  it('are fine when npm’s record has what the lockfile asks for', async () => {
    await lockfiles({ 'node_modules/axios': axios }, { 'node_modules/axios': axios });
    expect(dependencyProblem(root)).toBeNull();
  });

  it.each([
    ['another version', { 'node_modules/axios': { ...axios, version: '1.20.0' } }],
    ['another content', { 'node_modules/axios': { ...axios, integrity: 'sha512-b' } }],
    ['a package less', {}],
  ])('are outdated with %s', async (_, installed) => {
    await lockfiles({ 'node_modules/axios': axios }, installed);
    expect(dependencyProblem(root)).toBe('outdated');
  });

  it('may lack the optional packages of other platforms', async () => {
    await lockfiles({ 'node_modules/fsevents': { ...axios, optional: true } }, {});
    expect(dependencyProblem(root)).toBeNull();
  });

  it('are outdated when npm’s record is damaged', async () => {
    await lockfiles({ 'node_modules/axios': axios }, null);
    await writeFile(join(root, 'node_modules', '.package-lock.json'), '{"packages":');
    expect(dependencyProblem(root)).toBe('outdated');
  });
});
