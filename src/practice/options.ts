import type { ScryptCost } from './auth/passwords.ts';

/** Where the practice backend reads the time; injected, so that tests decide when a token expires or a price moves. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

export interface PracticeUser {
  readonly username: string;
  readonly password: string;
}

/** One line of an access log: no headers, no bodies, no query, so nothing secret. */
export interface AnswerRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface PracticeOptions {
  /** The SQLite file (its folder is created when missing), or `:memory:`. */
  readonly databasePath: string;
  /** Loopback port; 0, the default, lets the system choose. */
  readonly port?: number;
  /** Accounts to create, or whose password to replace. Other accounts in the file stay as they are. */
  readonly users: readonly PracticeUser[];
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  /** SimpleJWT's ROTATE_REFRESH_TOKENS: a refresh answers a new refresh token too. */
  readonly rotate: boolean;
  /** SimpleJWT's BLACKLIST_AFTER_ROTATION: the refresh token just used is worth nothing afterwards. */
  readonly blacklist: boolean;
  /** SimpleJWT looks at the user behind a refresh token since version 5.4, and so does this; false stands in for an older one. */
  readonly checksUserAtRefresh?: boolean;
  readonly clock: Clock;
  /** What hashing a password costs; strong by default. Tests, which sign in hundreds of times, take less. */
  readonly passwordCost?: ScryptCost;
  /** Seed of the simulated market: same seed, same clock, same prices. Random when absent. */
  readonly seed?: number;
  /** Milliseconds between two prices of one symbol; 1000 by default. */
  readonly marketTickMs?: number;
  /** Told of every answer, once it is decided. */
  readonly onAnswer?: (answer: AnswerRecord) => void;
  /** Told, in one sentence without secrets, of what the operator should know. */
  readonly warn?: (message: string) => void;
}
