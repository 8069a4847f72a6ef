import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import { effectiveLeverage } from '../../shared/domain/leverage.ts';
import type { Direction, MarketType } from '../../shared/domain/market.ts';
import { MONEY_PLACES } from './amounts.ts';

const PERCENT_PLACES = 4;

export interface Position {
  readonly direction: Direction;
  readonly market_type: MarketType;
  readonly leverage: number | null;
  readonly entry_price: DecimalString;
  /** Margin, in quote currency. */
  readonly position_size: DecimalString;
  readonly quantity: DecimalString;
}

interface Profit {
  /** In quote currency, 8 places. */
  readonly profitLoss: DecimalString;
  /** Return on margin in percent, 4 places. */
  readonly percentage: DecimalString;
}

/** `position_size / entry`, 8 places, rounded half to even as Django stores it. */
export function quantityOf(positionSize: DecimalString, entryPrice: DecimalString): DecimalString {
  return toDecimalString(new ExactDecimal(positionSize).div(entryPrice), MONEY_PLACES);
}

/**
 * The remote server's formula: `(exit − entry) · quantity`, negated for SHORT, times the leverage for FUTURES. There is no
 * liquidation: a leveraged loss can exceed the margin.
 */
export function profitAt(position: Position, price: DecimalString): Profit {
  const side = position.direction === 'LONG' ? 1 : -1;
  const leverage = effectiveLeverage(position.market_type, position.leverage);
  const gain = new ExactDecimal(price)
    .minus(position.entry_price)
    .times(position.quantity)
    .times(side * leverage);
  return {
    profitLoss: toDecimalString(gain, MONEY_PLACES),
    percentage: toDecimalString(gain.div(position.position_size).times(100), PERCENT_PLACES),
  };
}
