import type { DecimalString } from '../../../shared/domain/decimal.ts';
import type { EpochMs } from '../../../shared/domain/market.ts';
import type { Trade } from '../../../shared/domain/trade.ts';

/** When the trade ended. A cancelled order has no exit; its last change was the cancellation. */
export function endOf(trade: Trade): EpochMs {
  return trade.exitTime ?? trade.updatedAt;
}

/** The result as the server computed it. A cancelled order has none, even where the server stores a zero. */
export function resultOf(trade: Trade): { profitLoss: DecimalString | null; percentage: DecimalString | null } {
  return trade.status === 'CANCELLED'
    ? { profitLoss: null, percentage: null }
    : { profitLoss: trade.profitLoss, percentage: trade.profitLossPercentage };
}
