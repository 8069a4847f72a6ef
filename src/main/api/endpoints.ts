import type { Account } from '../../shared/domain/session-status.ts';

/**
 * Where an account's server is: the configured URL, or the loopback port the practice process happens to have now.
 * Base URL without a trailing slash. Throws `practice.unavailable`.
 */
export type BaseUrlOf = (account: Account) => Promise<string>;

/** Paths below the base URL (the default dialect of these servers). */
export const paths = {
  login: '/auth/login/',
  refresh: '/auth/token/refresh/',
  blacklist: '/auth/token/blacklist/',
  signals: '/signals/',
  trades: '/paper-trades/',
  createFromSignal: '/paper-trades/create_from_signal/',
  closeTrade: (id: string) => `/paper-trades/${encodeURIComponent(id)}/close_trade/`,
  cancelTrade: (id: string) => `/paper-trades/${encodeURIComponent(id)}/cancel_trade/`,
  performance: '/paper-trades/performance/',
  openPositions: '/paper-trades/open_positions/',
} as const;
