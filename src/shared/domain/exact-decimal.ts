import { Decimal } from 'decimal.js';
import { decimal, type DecimalString } from './decimal.ts';

/**
 * 60 significant digits: more than any price × quantity × leverage here needs, so no intermediate result rounds where the
 * exact one is finite.
 */
export const ExactDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });

/**
 * A JSON number as a decimal string, with the digits JSON showed (shortest round-trip form), never in exponent notation.
 * Throws a RangeError when the number is not finite.
 */
export function decimalFromNumber(value: number): DecimalString {
  if (!Number.isFinite(value)) throw new RangeError('not a finite number');
  return decimal(new ExactDecimal(value).toFixed());
}

/** Plain notation; with `places`, rounded half to even to exactly that many decimals. */
export function toDecimalString(value: Decimal, places?: number): DecimalString {
  return decimal(places === undefined ? value.toFixed() : value.toFixed(places, Decimal.ROUND_HALF_EVEN));
}
