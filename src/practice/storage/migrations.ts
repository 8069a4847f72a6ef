import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { inTransaction } from './transaction.ts';

/** Times are epoch milliseconds; prices and amounts decimal text, because SQLite's REAL is a binary float. */
const migrations: readonly { name: string; sql: string }[] = [
  {
    name: 'accounts, market, signals, trades',
    sql: `
      CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        username TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL,
        email TEXT NOT NULL,
        is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
      ) STRICT;

      CREATE TABLE signing_key (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        secret BLOB NOT NULL
      ) STRICT;

      CREATE TABLE refresh_tokens (
        jti TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        expires_at INTEGER NOT NULL,
        blacklisted_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
      CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);

      CREATE TABLE market_prices (
        symbol TEXT PRIMARY KEY,
        price TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE signals (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        symbol TEXT NOT NULL,
        direction TEXT NOT NULL,
        entry TEXT NOT NULL,
        stop_loss TEXT NOT NULL,
        take_profit TEXT NOT NULL,
        confidence REAL NOT NULL,
        risk_reward REAL NOT NULL,
        status TEXT NOT NULL,
        market_type TEXT NOT NULL,
        leverage INTEGER,
        timeframe TEXT NOT NULL,
        trading_type TEXT NOT NULL,
        description TEXT NOT NULL,
        estimated_duration_hours REAL NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX signals_by_status ON signals (status, expires_at);

      CREATE TABLE trades (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        signal_id INTEGER NOT NULL REFERENCES signals (id),
        symbol TEXT NOT NULL,
        direction TEXT NOT NULL,
        market_type TEXT NOT NULL,
        leverage INTEGER,
        entry_price TEXT NOT NULL,
        entry_time INTEGER,
        position_size TEXT NOT NULL,
        quantity TEXT NOT NULL,
        stop_loss TEXT NOT NULL,
        take_profit TEXT NOT NULL,
        exit_price TEXT,
        exit_time INTEGER,
        profit_loss TEXT NOT NULL,
        profit_loss_percentage TEXT NOT NULL,
        status TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX trades_newest_first ON trades (user_id, created_at DESC, id DESC);
      CREATE INDEX trades_active ON trades (symbol) WHERE status IN ('PENDING', 'OPEN');
      CREATE UNIQUE INDEX trades_one_position ON trades (user_id, symbol, direction) WHERE status IN ('PENDING', 'OPEN');
    `,
  },
  {
    // As SimpleJWT keeps them: a token that was used up or revoked stays so when its user is deleted.
    name: 'refresh tokens outlive their user',
    sql: `
      CREATE TABLE kept_refresh_tokens (
        jti TEXT PRIMARY KEY,
        user_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
        expires_at INTEGER NOT NULL,
        blacklisted_at INTEGER
      ) STRICT, WITHOUT ROWID;
      INSERT INTO kept_refresh_tokens SELECT jti, user_id, expires_at, blacklisted_at FROM refresh_tokens;
      DROP TABLE refresh_tokens;
      ALTER TABLE kept_refresh_tokens RENAME TO refresh_tokens;
      CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user_id);
      CREATE INDEX refresh_tokens_by_expiry ON refresh_tokens (expires_at);
    `,
  },
];

const versionRow = z.object({ version: z.number().nullable() });

/**
 * Brings the schema up to date, each step in its own transaction. Throws when the file was written by a newer version:
 * guessing at an unknown schema could lose trades.
 */
export function migrate(db: DatabaseSync, now: number): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  );
  const { version } = versionRow.parse(db.prepare('SELECT max(version) AS version FROM migrations').get());
  const applied = version ?? 0;
  if (applied > migrations.length) {
    throw new Error('The practice data was written by a newer version of Paperdesk. Update Paperdesk to open it.');
  }
  for (const [index, { name, sql }] of migrations.entries()) {
    if (index < applied) continue;
    inTransaction(db, () => {
      db.exec(sql);
      db.prepare('INSERT INTO migrations (version, name, applied_at) VALUES (?, ?, ?)').run(index + 1, name, now);
    });
  }
}
