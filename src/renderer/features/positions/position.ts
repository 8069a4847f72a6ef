import type { OpenPosition, OpenPositions, Trade } from '../../../shared/domain/trade.ts';
import { isLive } from '../../stores/trade-status.ts';

/** A live trade with its price side; null while the server has no price for it. */
export interface Position {
  readonly trade: Trade;
  readonly live: OpenPosition | null;
}

/** Open trades before pending ones, newest first. */
export function positionsOf(trades: readonly Trade[], prices: OpenPositions | null): Position[] {
  const byTrade = new Map(
    prices?.positions
      .filter(({ currentPrice }) => currentPrice !== null)
      .map((position) => [position.tradeId, position]),
  );
  const rank = (trade: Trade): number => (trade.status === 'OPEN' ? 0 : 1);
  return trades
    .filter(isLive)
    .toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt)
    .map((trade) => ({ trade, live: trade.status === 'OPEN' ? (byTrade.get(trade.id) ?? null) : null }));
}
