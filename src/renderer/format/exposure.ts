import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import { effectiveLeverage } from '../../shared/domain/leverage.ts';
import type { Signal } from '../../shared/domain/signal.ts';

/** What an order would mean, before it is sent. Amounts in quote currency. */
export interface Exposure {
  /** What really multiplies: 1 outside FUTURES. */
  readonly leverage: number;
  /** size ÷ entry, 8 decimals as the server stores it. */
  readonly quantity: DecimalString;
  /** size × leverage: what moves with the price. */
  readonly exposure: DecimalString;
  /** P/L at the stop: s·(stop − entry)·q·lev. */
  readonly atStop: DecimalString;
  /** P/L at the target: s·(target − entry)·q·lev. */
  readonly atTarget: DecimalString;
}

type Terms = Pick<Signal, 'direction' | 'entry' | 'stopLoss' | 'takeProfit' | 'marketType' | 'leverage'>;

/**
 * Formulas of the specification, "Formulas", which are also the server's. Null when the entry is zero: no quantity exists.
 */
export function exposureOf(size: DecimalString, signal: Terms): Exposure | null {
  const entry = new ExactDecimal(signal.entry);
  if (entry.isZero()) return null;
  const leverage = effectiveLeverage(signal.marketType, signal.leverage);
  const quantity = new ExactDecimal(size).div(entry);
  const side = signal.direction === 'LONG' ? 1 : -1;
  const profitAt = (price: DecimalString): DecimalString =>
    toDecimalString(new ExactDecimal(price).minus(entry).times(side).times(quantity).times(leverage), 8);
  return {
    leverage,
    quantity: toDecimalString(quantity, 8),
    exposure: toDecimalString(new ExactDecimal(size).times(leverage)),
    atStop: profitAt(signal.stopLoss),
    atTarget: profitAt(signal.takeProfit),
  };
}
