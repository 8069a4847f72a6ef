import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { migrate } from './migrations.ts';

interface OpenedDatabase {
  readonly db: DatabaseSync;
  /** Where a damaged file was moved before a fresh one was begun, or null. */
  readonly setAside: string | null;
}

class DamagedDatabase extends Error {}

/** SQLITE_CORRUPT and SQLITE_NOTADB (https://sqlite.org/rescode.html). Anything else, a full disk say, is not damage. */
const DAMAGE_CODES = new Set([11, 26]);
const sqliteError = z.object({ errcode: z.number() });

function isDamage(error: unknown): boolean {
  if (error instanceof DamagedDatabase) return true;
  const parsed = sqliteError.safeParse(error);
  // The low byte is the primary result code.
  return parsed.success && DAMAGE_CODES.has(parsed.data.errcode & 0xff);
}

/**
 * Opens the practice database, creating and migrating it as needed. A damaged file is moved aside, never overwritten, and
 * a fresh one begun. Throws when the folder cannot be written or the file belongs to a newer version.
 */
export function openDatabase(path: string, now: number): OpenedDatabase {
  if (path === ':memory:') return { db: openSound(path, now), setAside: null };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    return { db: openSound(path, now), setAside: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const setAside = moveAside(path, now);
    return { db: openSound(path, now), setAside };
  }
}

function openSound(path: string, now: number): DatabaseSync {
  // The file holds password hashes and the signing key: for its owner only. SQLite gives the -wal file the same mode.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path, { timeout: 2_000 });
  try {
    // Under NORMAL a loss of power may undo the last commits in WAL mode: a trade already confirmed to its trader, or the
    // blacklisting of a refresh token, whose old copy would then work again.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const report = db.prepare('PRAGMA quick_check(1)').get();
    if (report?.['quick_check'] !== 'ok') throw new DamagedDatabase('integrity check failed');
    migrate(db, now);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function moveAside(path: string, now: number): string {
  const target = `${path}.damaged-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(path, target);
  // A write-ahead log belongs to its file; left behind, it would be replayed into the fresh one.
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return target;
}
