import type { Decimal } from 'decimal.js';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import type { WireOpenPositions } from '../../shared/wire/trade.ts';
import type { PriceSource } from '../market/price-source.ts';
import { profitAt } from './profit.ts';
import type { TradeRow } from './repository.ts';

/**
 * The live side of the open trades. This route answers JSON numbers; each is the double nearest to the exact decimal. The
 * totals are null as soon as one position has no price: a sum of the others would pass for the whole.
 */
export function openPositions(trades: readonly TradeRow[], market: PriceSource): WireOpenPositions {
  const positions = trades.map((trade) => {
    const price = market.quote(trade.symbol)?.price ?? null;
    return { trade, price, profit: price === null ? null : profitAt(trade, price) };
  });
  const investment = sum(trades.map((trade) => trade.position_size));
  const gains = positions.map(({ profit }) => profit?.profitLoss ?? null);
  const unrealized = gains.every((gain) => gain !== null) ? sum(gains) : null;

  return {
    total_investment: investment.toNumber(),
    total_current_value: unrealized?.plus(investment).toNumber() ?? null,
    total_unrealized_pnl: unrealized?.toNumber() ?? null,
    total_unrealized_pnl_pct: unrealized && percentOf(unrealized, investment),
    total_open_trades: trades.length,
    positions: positions.map(({ trade, price, profit }) => ({
      trade_id: trade.id,
      symbol: trade.symbol,
      direction: trade.direction,
      entry_price: toNumber(trade.entry_price),
      position_size: toNumber(trade.position_size),
      quantity: toNumber(trade.quantity),
      current_price: price === null ? null : toNumber(price),
      unrealized_pnl: profit && toNumber(profit.profitLoss),
      unrealized_pnl_pct: profit && toNumber(profit.percentage),
      has_real_time_price: price !== null,
    })),
  };
}

/** Zero of an empty total, so that no open trade reads as 0 %. */
function percentOf(part: Decimal, whole: Decimal): number {
  return whole.isZero() ? 0 : part.div(whole).times(100).toDecimalPlaces(4).toNumber();
}

function sum(amounts: readonly string[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new ExactDecimal(0));
}

function toNumber(amount: string): number {
  return new ExactDecimal(amount).toNumber();
}
