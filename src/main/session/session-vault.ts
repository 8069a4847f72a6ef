import type { Account, TokenStorage } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import type { TokenPair } from './token-pair.ts';

/** What must survive a restart to stay signed in. */
export interface SavedSession {
  readonly account: Account;
  readonly since: EpochMs;
  readonly pair: TokenPair;
}

export type LoadedSession =
  | { readonly kind: 'empty' }
  | { readonly kind: 'saved'; readonly session: SavedSession }
  /** Something was there and could not be used; the user must be told. */
  | { readonly kind: 'unusable'; readonly problem: Problem };

/** Where the signed-in session is kept between runs. Calls take effect in the order in which they were made. */
export interface SessionVault {
  load(): Promise<LoadedSession>;
  /** Resolves when the session is durable, or kept in memory where there is no secure storage. Throws a Problem when the disk refuses. */
  save(session: SavedSession): Promise<void>;
  clear(): Promise<void>;
  /** Where `save` puts things now. Known after `load`. */
  storage(): TokenStorage;
}
