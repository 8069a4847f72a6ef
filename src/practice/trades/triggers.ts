import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import type { TradeRow } from './repository.ts';

export type TradeEvent =
  | { readonly kind: 'filled' }
  | { readonly kind: 'closed'; readonly status: 'CLOSED_SL' | 'CLOSED_TP'; readonly price: DecimalString };

/**
 * What a price move does to an active trade, in order. A pending trade fills when its entry is touched from either side; a
 * stop or a target fires when its level is touched, at that level: the remote server's ideal fills. A single move can fill
 * a trade and then run on into its stop.
 */
export function eventsOf(trade: TradeRow, from: DecimalString, to: DecimalString): readonly TradeEvent[] {
  if (trade.status === 'OPEN') return exitsAt(trade, to);
  if (trade.status === 'PENDING' && isBetween(trade.entry_price, from, to)) {
    return [{ kind: 'filled' }, ...exitsAt(trade, to)];
  }
  return [];
}

function exitsAt(trade: TradeRow, price: DecimalString): readonly TradeEvent[] {
  const now = new ExactDecimal(price);
  const long = trade.direction === 'LONG';
  if (long ? now.lte(trade.stop_loss) : now.gte(trade.stop_loss)) {
    return [{ kind: 'closed', status: 'CLOSED_SL', price: trade.stop_loss }];
  }
  if (long ? now.gte(trade.take_profit) : now.lte(trade.take_profit)) {
    return [{ kind: 'closed', status: 'CLOSED_TP', price: trade.take_profit }];
  }
  return [];
}

function isBetween(level: DecimalString, from: DecimalString, to: DecimalString): boolean {
  const entry = new ExactDecimal(level);
  return entry.gte(ExactDecimal.min(from, to)) && entry.lte(ExactDecimal.max(from, to));
}
