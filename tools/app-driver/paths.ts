/** The server's routes as they pass the proxy. */
export const paths = {
  login: /\/auth\/login\/$/,
  refresh: /\/auth\/token\/refresh\/$/,
  signals: /\/signals\/$/,
  trades: /\/paper-trades\/$/,
  openTrade: /\/paper-trades\/create_from_signal\/$/,
  closeTrade: /\/paper-trades\/[^/]+\/close_trade\/$/,
  cancelTrade: /\/paper-trades\/[^/]+\/cancel_trade\/$/,
  openPositions: /\/paper-trades\/open_positions\/$/,
  performance: /\/paper-trades\/performance\/$/,
} as const;
