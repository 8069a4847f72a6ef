import type { Trade } from '../../shared/domain/trade.ts';

/** Open, or waiting for its entry price. */
export function isLive(trade: Pick<Trade, 'status'>): boolean {
  return trade.status === 'OPEN' || trade.status === 'PENDING';
}
