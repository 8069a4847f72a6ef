import { Decimal } from 'decimal.js';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import type { DecimalString } from '../../shared/domain/decimal.ts';
import type { WirePerformance } from '../../shared/wire/performance.ts';
import type { PriceSource } from '../market/price-source.ts';
import { MONEY_PLACES } from '../trades/amounts.ts';
import { profitAt } from '../trades/profit.ts';
import type { TradeRow } from '../trades/repository.ts';
import { durationHours } from '../trades/wire.ts';

/**
 * The remote server's metrics. `total_trades` counts positions, open or closed; pending and cancelled trades never were
 * one. `win_rate` is the percentage of closed trades that gained. An average, best or worst of nothing is null, not 0.
 */
export function performanceOf(trades: readonly TradeRow[], market: PriceSource, now: number): WirePerformance {
  const open = trades.filter(({ status }) => status === 'OPEN');
  const closed = trades.filter(({ status }) => status.startsWith('CLOSED_'));
  const results = closed.map((trade) => new ExactDecimal(trade.profit_loss));
  const winning = results.filter((result) => result.gt(0)).length;
  const realized = sum(results);
  const unrealized = unrealizedOf(open, market);

  return {
    total_trades: open.length + closed.length,
    open_trades: open.length,
    win_rate: closed.length === 0 ? null : ratio(winning * 100, closed.length),
    total_profit_loss: money(realized),
    avg_profit_loss: closed.length === 0 ? null : money(realized.div(closed.length)),
    best_trade: closed.length === 0 ? null : money(Decimal.max(...results)),
    worst_trade: closed.length === 0 ? null : money(Decimal.min(...results)),
    avg_duration_hours: closed.length === 0 ? null : averageDuration(closed, now),
    profitable_trades: winning,
    losing_trades: results.filter((result) => result.lt(0)).length,
    unrealized_pnl: unrealized && money(unrealized),
    total_pnl: unrealized && money(realized.plus(unrealized)),
  };
}

/** Null when a position has no price: the sum of the others would pass for the whole. */
function unrealizedOf(open: readonly TradeRow[], market: PriceSource): Decimal | null {
  const gains: Decimal[] = [];
  for (const trade of open) {
    const quote = market.quote(trade.symbol);
    if (!quote) return null;
    gains.push(new ExactDecimal(profitAt(trade, quote.price).profitLoss));
  }
  return sum(gains);
}

function averageDuration(closed: readonly TradeRow[], now: number): number {
  const hours = closed.reduce((total, trade) => total + (durationHours(trade, now) ?? 0), 0);
  return ratio(hours, closed.length);
}

/** Counts and hours, not money: a rounded quotient for display. */
function ratio(dividend: number, divisor: number): number {
  return Math.round((dividend / divisor) * 10_000) / 10_000;
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new ExactDecimal(0));
}

function money(value: Decimal): DecimalString {
  return toDecimalString(value, MONEY_PLACES);
}
