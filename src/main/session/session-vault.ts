import type { Account, TokenStorage } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import type { Secret } from './secret.ts';
import type { TokenPair } from './token-pair.ts';

/** The tokens of a session, and where their rotation stands: the journal that a crash leaves behind. */
export interface Rotation {
  readonly pair: TokenPair;
  /** The refresh token before this one; null at sign-in and where the server does not rotate. */
  readonly previousRefresh: Secret | null;
  /** "A refresh with this pair was started": written before the request leaves, gone when its answer is written. */
  readonly refreshing: boolean;
}

/** What must survive a restart to stay signed in. */
export interface SavedSession {
  readonly account: Account;
  readonly since: EpochMs;
  readonly rotation: Rotation;
  /** Server time minus device time when this was saved. */
  readonly clockOffsetMs: number;
}

export type LoadedSession =
  | { readonly kind: 'empty' }
  | { readonly kind: 'saved'; readonly session: SavedSession }
  /** The key store does not answer now. What is saved is kept, and may be loaded later. */
  | { readonly kind: 'locked'; readonly problem: Problem }
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
