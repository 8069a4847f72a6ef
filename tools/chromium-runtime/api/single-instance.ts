import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { discard } from '../../lock-file/discard.mjs';

/** What a second instance hands to the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/**
 * One running instance per user-data folder. The lock is a file naming its owner; a second instance leaves a message file
 * and goes. Files, because the lock must be known and the message safe before the call returns, and nothing may listen.
 */
export class SingleInstance {
  readonly #lockFile: string;
  readonly #inbox: string;
  #watcher: FSWatcher | undefined;

  constructor(userData: string) {
    this.#lockFile = join(userData, 'stand-in.lock');
    this.#inbox = join(userData, 'stand-in.inbox');
  }

  /** True when this process holds the lock from now on; `received` then gets what later instances send. */
  acquire(received: (message: SecondInstance) => void): boolean {
    if (this.#watcher !== undefined) return true;
    mkdirSync(this.#inbox, { recursive: true, mode: 0o700 });
    if (!this.#takeLock()) return false;
    for (const stale of readdirSync(this.#inbox)) rmSync(join(this.#inbox, stale));
    this.#watcher = watch(this.#inbox, () => this.#collect(received));
    return true;
  }

  /** Leaves a message for the instance that holds the lock. */
  send(message: SecondInstance): void {
    const draft = join(this.#inbox, `${randomUUID()}.draft`);
    writeFileSync(draft, JSON.stringify(message), { mode: 0o600 });
    renameSync(draft, draft.replace(/draft$/, 'json'));
  }

  release(): void {
    if (this.#watcher === undefined) return;
    this.#watcher.close();
    this.#watcher = undefined;
    rmSync(this.#lockFile, { force: true });
  }

  #takeLock(): boolean {
    for (;;) {
      try {
        writeFileSync(this.#lockFile, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx', mode: 0o600 });
        return true;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
      const owner = this.#owner();
      if (owner === undefined) continue;
      if (isRunning(owner)) return false;
      discard(this.#lockFile, owner);
    }
  }

  /** What the lock file says, or undefined when it has just been released. */
  #owner(): string | undefined {
    try {
      return readFileSync(this.#lockFile, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  #collect(received: (message: SecondInstance) => void): void {
    for (const name of readdirSync(this.#inbox)) {
      if (!name.endsWith('.json')) continue;
      const path = join(this.#inbox, name);
      // Written by send() of another instance of this very file.
      const message = JSON.parse(readFileSync(path, 'utf8')) as SecondInstance;
      rmSync(path);
      received(message);
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Whether the process that wrote `owner` still runs; this one has not written any yet. */
function isRunning(owner: string): boolean {
  const [pid = '', started = ''] = owner.split(' ');
  return Number(pid) !== process.pid && isAlive(Number(pid)) && startOf(Number(pid)) === started;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** When a process was started (field 22 of proc(5)), since numbers are used again; '' where the system does not say. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
