import type { WireTrade } from '../../shared/wire/trade.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import type { TradeRow } from './repository.ts';

const HOUR_MS = 3_600_000;

/** A trade as the remote server answers it. */
export function toWireTrade(trade: TradeRow, now: number): WireTrade {
  const isClosed = trade.status.startsWith('CLOSED_');
  return {
    id: trade.id,
    signal_id: trade.signal_id,
    signal_timeframe: trade.signal_timeframe,
    signal_confidence: trade.signal_confidence,
    symbol: trade.symbol,
    direction: trade.direction,
    market_type: trade.market_type,
    entry_price: trade.entry_price,
    entry_time: isoTime(trade.entry_time),
    position_size: trade.position_size,
    quantity: trade.quantity,
    stop_loss: trade.stop_loss,
    take_profit: trade.take_profit,
    exit_price: trade.exit_price,
    exit_time: isoTime(trade.exit_time),
    profit_loss: trade.profit_loss,
    profit_loss_percentage: trade.profit_loss_percentage,
    leverage: trade.leverage,
    status: trade.status,
    created_at: zonelessTime(trade.created_at),
    updated_at: zonelessTime(trade.updated_at),
    duration_hours: durationHours(trade, now),
    is_open: trade.status === 'OPEN',
    is_closed: isClosed,
    is_profitable: isClosed && new ExactDecimal(trade.profit_loss).gt(0),
  };
}

/** From the fill to the exit, or to now; hours with 4 decimals. Null for a trade that never filled. */
export function durationHours(trade: TradeRow, now: number): number | null {
  if (trade.entry_time === null) return null;
  const hours = ((trade.exit_time ?? now) - trade.entry_time) / HOUR_MS;
  return Math.round(hours * 10_000) / 10_000;
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** `YYYY-MM-DD HH:MM:SS` in UTC, without saying so: the remote server's form for these two fields. */
function zonelessTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
