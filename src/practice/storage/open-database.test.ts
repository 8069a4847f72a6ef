import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { START } from '../testing/practice-harness.ts';
import { openDatabase } from './open-database.ts';
import { inTransaction } from './transaction.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'));
  path = join(folder, 'data', 'practice.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens and at once closes; the damage shows when opening. */
function openAndClose(): string | null {
  const { db, setAside } = openDatabase(path, START);
  db.close();
  return setAside;
}

function damageLastPage(): void {
  const bytes = readFileSync(path);
  bytes.fill(0xff, bytes.length - 4096);
  writeFileSync(path, bytes);
}

const INSERT_USER = `INSERT INTO users (username, password_hash, email, is_active) VALUES ('a', '', '', 1)`;
const countUsers = (db: DatabaseSync) => db.prepare('SELECT count(*) AS count FROM users').get()?.['count'];

describe('opening the database', () => {
  it('creates folder and file for their owner alone, in WAL mode', () => {
    const { db, setAside } = openDatabase(path, START);
    expect(setAside).toBeNull();
    expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    // FULL (https://sqlite.org/pragma.html#pragma_synchronous).
    expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    db.exec(INSERT_USER);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    db.close();
  });

  it('keeps what was written when opened again', () => {
    const { db } = openDatabase(path, START);
    db.exec(INSERT_USER);
    db.close();
    const again = openDatabase(path, START);
    expect(countUsers(again.db)).toBe(1);
    again.db.close();
  });

  it('sets a file that is no database aside, byte for byte, and begins a fresh one', () => {
    openAndClose();
    const garbage = Buffer.alloc(8192, 'not a database ');
    writeFileSync(path, garbage);
    const setAside = openAndClose();
    expect(setAside).toBe(`${path}.damaged-2026-03-01T12-00-00-000Z`);
    expect(readFileSync(setAside ?? '').equals(garbage)).toBe(true);
    expect(openAndClose()).toBeNull();
  });

  it('takes the write-ahead log away with the damaged file, so that it is not replayed into the fresh one', () => {
    openAndClose();
    // As long as somebody has the file open, its log stays.
    const holder = new DatabaseSync(path);
    holder.exec(INSERT_USER);
    damageLastPage();
    const fresh = openDatabase(path, START);
    expect(existsSync(`${fresh.setAside ?? ''}-wal`)).toBe(true);
    expect(countUsers(fresh.db)).toBe(0);
    fresh.db.close();
    holder.close();
  });

  it('sets a database aside when any page is damaged, even one not read at start', () => {
    openAndClose();
    damageLastPage();
    expect(openAndClose()).not.toBeNull();
  });

  it('takes an empty file, the trace of a crash at creation, as new', () => {
    openAndClose();
    writeFileSync(path, '');
    expect(openAndClose()).toBeNull();
  });

  it('refuses a file of a newer version and leaves it as it is', () => {
    openAndClose();
    const db = new DatabaseSync(path);
    db.exec("INSERT INTO migrations VALUES (999, 'from the future', 0)");
    db.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path, START)).toThrow('newer version');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a file of an earlier version', () => {
  it('keeps its refresh tokens, and from then on beyond the life of their user', () => {
    const { db } = openDatabase(path, START);
    db.exec(INSERT_USER);
    db.exec("INSERT INTO refresh_tokens VALUES ('used', 1, 9, 8)");
    db.exec('DELETE FROM migrations WHERE version > 1');
    db.close();
    const again = openDatabase(path, START);
    again.db.exec('DELETE FROM users');
    expect(again.db.prepare('SELECT * FROM refresh_tokens').get()).toEqual({
      jti: 'used',
      user_id: null,
      expires_at: 9,
      blacklisted_at: 8,
    });
    again.db.close();
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when its work throws', () => {
    const { db } = openDatabase(':memory:', START);
    const work = () => {
      db.exec(INSERT_USER);
      throw new Error('half-way');
    };
    expect(() => inTransaction(db, work)).toThrow('half-way');
    expect(countUsers(db)).toBe(0);
    inTransaction(db, () => db.exec(INSERT_USER));
    expect(countUsers(db)).toBe(1);
    db.close();
  });
});
