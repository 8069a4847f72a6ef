import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from './lock.mjs';

/** Alive for as long as this test runs, and not us. */
const SOMEBODY_ALIVE = process.ppid;
/** Linux ids end at 2^22, those of other systems earlier. */
const NOBODY = 2 ** 30;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-lock-'));
  file = join(folder, 'out', '.lock');
  await withLock(file, () => undefined);
});
afterEach(() => vi.restoreAllMocks());
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock', () => {
  it('is free again after the work, done or failed', async () => {
    expect(await withLock(file, () => 42)).toBe(42);
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('keeps two works of one process apart', async () => {
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
    };
    await Promise.all([withLock(file, work('one')), withLock(file, work('two'))]);
    expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('makes others wait for a living owner', async () => {
    await writeFile(file, String(SOMEBODY_ALIVE));
    let polls = 0;
    const poll = async (): Promise<void> => {
      polls += 1;
      if (polls === 3) await rm(file);
    };
    await withLock(file, () => undefined, { poll });
    expect(polls).toBe(3);
  });

  it.each([
    ['a dead process', String(NOBODY)],
    ['an earlier process with our id', String(process.pid)],
    ['a damaged file', 'x'],
  ])('is taken over from %s', async (_, owner) => {
    await writeFile(file, owner);
    expect(await withLock(file, () => 'mine', { poll: () => Promise.resolve() })).toBe('mine');
  });

  it('is not taken from somebody who took it over first', async () => {
    await writeFile(file, String(NOBODY));
    const kill = process.kill.bind(process);
    // Between the look at the dead owner and the removal of its lock, somebody else removes it and locks anew.
    vi.spyOn(process, 'kill').mockImplementationOnce((owner, signal) => {
      writeFileSync(file, String(SOMEBODY_ALIVE));
      return kill(owner, signal);
    });
    const owners: string[] = [];
    const poll = async (): Promise<void> => {
      owners.push(existsSync(file) ? readFileSync(file, 'utf8') : 'nobody');
      if (owners.length === 2) await rm(file);
    };
    await withLock(file, () => undefined, { poll });
    expect(owners).toEqual([String(SOMEBODY_ALIVE), String(SOMEBODY_ALIVE)]);
  });
});
