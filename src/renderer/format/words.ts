import { effectiveLeverage } from '../../shared/domain/leverage.ts';
import type { Direction, MarketType } from '../../shared/domain/market.ts';
import type { SignalStatus } from '../../shared/domain/signal.ts';
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

/** `Futures 10×`, `Spot`. Names only a leverage that counts. */
export function marketLabel(market: MarketType, stated: number | null): string {
  const leverage = effectiveLeverage(market, stated);
  return leverage > 1 ? `${marketWord[market]} ${leverage}×` : marketWord[market];
}
