import type { z } from 'zod';
import type { EpochMs } from '../../shared/domain/market.ts';
import { decimalFromNumber } from '../../shared/domain/exact-decimal.ts';
import type { DecimalString } from '../../shared/domain/decimal.ts';
import { signalIdSchema, tradeIdSchema } from '../../shared/domain/ids.ts';
import type { OpenPositions, Trade } from '../../shared/domain/trade.ts';
import type { wireOpenPositionsSchema, wireTradeSchema } from '../../shared/wire/trade.ts';
import { parseServerTime } from './server-time.ts';

/** A trade as the server writes it, in the app's terms. */
export function toTrade(wire: z.output<typeof wireTradeSchema>): Trade {
  const time = (text: string | null | undefined): EpochMs | null =>
    typeof text === 'string' ? parseServerTime(text) : null;
  return {
    id: tradeIdSchema.parse(wire.id),
    signalId: typeof wire.signal_id === 'string' ? signalIdSchema.parse(wire.signal_id) : null,
    signalTimeframe: wire.signal_timeframe ?? null,
    signalConfidence: wire.signal_confidence ?? null,
    symbol: wire.symbol,
    direction: wire.direction,
    marketType: wire.market_type,
    entryPrice: wire.entry_price,
    entryTime: time(wire.entry_time),
    positionSize: wire.position_size,
    quantity: wire.quantity,
    stopLoss: wire.stop_loss ?? null,
    takeProfit: wire.take_profit ?? null,
    exitPrice: wire.exit_price ?? null,
    exitTime: time(wire.exit_time),
    profitLoss: wire.profit_loss ?? null,
    profitLossPercentage: wire.profit_loss_percentage ?? null,
    leverage: wire.leverage ?? null,
    status: wire.status,
    createdAt: parseServerTime(wire.created_at),
    updatedAt: parseServerTime(wire.updated_at),
  };
}

/** The live figures, which the server writes as JSON numbers. A null price stays unknown and never becomes a zero. */
export function toOpenPositions(wire: z.output<typeof wireOpenPositionsSchema>, receivedAt: EpochMs): OpenPositions {
  const figure = (value: number | null): DecimalString | null => (value === null ? null : decimalFromNumber(value));
  return {
    receivedAt,
    totalInvestment: decimalFromNumber(wire.total_investment),
    totalCurrentValue: figure(wire.total_current_value),
    totalUnrealizedPnl: figure(wire.total_unrealized_pnl),
    totalUnrealizedPnlPercentage: figure(wire.total_unrealized_pnl_pct),
    totalOpenTrades: wire.total_open_trades,
    positions: wire.positions.map((position) => ({
      tradeId: tradeIdSchema.parse(position.trade_id),
      currentPrice: figure(position.current_price),
      unrealizedPnl: figure(position.unrealized_pnl),
      unrealizedPnlPercentage: figure(position.unrealized_pnl_pct),
      hasRealTimePrice: position.has_real_time_price,
    })),
  };
}
