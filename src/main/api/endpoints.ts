import type { AuthFolder } from '../../shared/domain/dialect.ts';
import type { Account } from '../../shared/domain/session-status.ts';

/**
 * Where an account's server is: the configured URL, or the loopback port the practice process happens to have now.
 * Base URL without a trailing slash. Throws `practice.unavailable`.
 */
export type BaseUrlOf = (account: Account) => Promise<string>;

/** The authentication routes below the base URL, in the folder where this server keeps them. */
export const authPaths = {
  login: (folder: AuthFolder) => `/${folder}/login/`,
  refresh: (folder: AuthFolder) => `/${folder}/token/refresh/`,
  /** Beside the refresh route; may not exist. */
  blacklist: (folder: AuthFolder) => `/${folder}/token/blacklist/`,
} as const;

/** All other paths below the base URL. */
export const paths = {
  signals: '/signals/',
  trades: '/paper-trades/',
  trade: (id: string) => `/paper-trades/${encodeURIComponent(id)}/`,
  createFromSignal: '/paper-trades/create_from_signal/',
  closeTrade: (id: string) => `/paper-trades/${encodeURIComponent(id)}/close_trade/`,
  cancelTrade: (id: string) => `/paper-trades/${encodeURIComponent(id)}/cancel_trade/`,
  performance: '/paper-trades/performance/',
  openPositions: '/paper-trades/open_positions/',
} as const;
