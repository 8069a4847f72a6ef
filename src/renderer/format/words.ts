import type { MarketType } from '../../shared/domain/market.ts';
import type { SignalStatus } from '../../shared/domain/signal.ts';
import type { Direction } from '../../shared/domain/market.ts';
import type { TradeStatus } from '../../shared/domain/trade.ts';

export const signalStatusWord: Record<SignalStatus, string> = {
  ACTIVE: 'Active',
  EXPIRED: 'Expired',
  EXECUTED: 'Executed',
  CANCELLED: 'Cancelled',
};

export const tradeStatusWord: Record<TradeStatus, string> = {
  PENDING: 'Pending',
  OPEN: 'Open',
  CLOSED_TP: 'Target hit',
  CLOSED_SL: 'Stopped out',
  CLOSED_MANUAL: 'Closed by you',
  CANCELLED: 'Cancelled',
};

export const directionWord: Record<Direction, string> = { LONG: 'long', SHORT: 'short' };

const marketWord: Record<MarketType, string> = { SPOT: 'Spot', FUTURES: 'Futures', FOREX: 'Forex' };

/** `Futures 10×`, `Spot`. */
export function marketLabel(market: MarketType, leverage: number | null): string {
  return leverage !== null && leverage > 1 ? `${marketWord[market]} ${leverage}×` : marketWord[market];
}
