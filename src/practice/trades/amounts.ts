import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import { tradeError } from '../http/api-error.ts';

/** Decimal places of every price, amount and quantity the server keeps. */
export const MONEY_PLACES = 8;
/** A column of 20 digits, 8 of them decimals, holds anything below. */
const LIMIT = new ExactDecimal(10).pow(12);

/**
 * Reads a price or an amount from a JSON body: a decimal string or a number, above zero, below 10^12, at most 8 decimals.
 * Throws a 400 that names the field. Exponent notation is refused: nobody types an amount that way on purpose.
 */
export function readAmount(value: unknown, field: string): DecimalString {
  const text = typeof value === 'number' ? numberText(value) : value;
  if (text === undefined || text === null || text === '') throw tradeError(400, `${field} is required.`);
  if (typeof text !== 'string' || !/^-?\d{1,60}(\.\d{1,60})?$/.test(text.trim())) {
    throw tradeError(400, `${field} must be a plain decimal number.`);
  }
  const amount = new ExactDecimal(text.trim());
  if (amount.lte(0)) throw tradeError(400, `${field} must be greater than zero.`);
  if (amount.gte(LIMIT)) throw tradeError(400, `${field} is too large.`);
  if (amount.decimalPlaces() > MONEY_PLACES) {
    throw tradeError(400, `${field} must not have more than ${MONEY_PLACES} decimal places.`);
  }
  return toDecimalString(amount, MONEY_PLACES);
}

/** The digits JSON showed, in plain notation; JSON.parse reads 1e400 as Infinity, which stays no number here either. */
function numberText(value: number): string {
  return Number.isFinite(value) ? new ExactDecimal(value).toFixed() : 'infinite';
}
