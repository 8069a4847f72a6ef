import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';

/** Shown for every figure that is not known. Never 0: zero is a value. */
export const UNKNOWN = '—';
/** U+2212: as wide as the plus sign, and not a hyphen. */
const MINUS = '\u2212';

export type Sign = 'positive' | 'negative' | 'zero';

export function signOf(value: DecimalString): Sign {
  const number = new ExactDecimal(value);
  if (number.isZero()) return 'zero';
  return number.isNegative() ? 'negative' : 'positive';
}

/** Every digit as given, with grouped thousands and a true minus: `-68000.10000000` → `−68,000.10000000`. */
export function formatExact(value: DecimalString): string {
  const negative = value.startsWith('-');
  const [whole = '', fraction] = (negative ? value.slice(1) : value).split('.');
  const grouped = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
  return `${negative ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * A price. Servers pad prices to 8 decimals whatever the instrument's tick: below 1 that padding stays (`0.00573000`), from
 * 1 up it is dropped down to two decimals (`68000.10000000` → `68,000.10`). `beside` is the price it is read against, whose
 * decimals it gets: live prices are JSON numbers, which come without trailing zeros. No digit that counts is ever lost.
 */
export function formatPrice(value: DecimalString, beside: DecimalString = value): string {
  return formatExact(trimZeros(value, shownPlaces(beside)));
}

/** A quantity: padding zeros dropped. */
export function formatQuantity(value: DecimalString): string {
  return formatExact(trimZeros(value, 0));
}

/** Money with two decimals, rounded half to even; a smaller amount shows its first two digits rather than 0.00. */
export function formatMoney(value: DecimalString): string {
  return formatExact(roundForDisplay(value));
}

/** Money with an explicit sign: `+12.40`, `−12.40`, `0.00`. */
export function formatSignedMoney(value: DecimalString): string {
  return withPlus(value, formatMoney(value));
}

/** A percentage given in percent: `4.2513` → `+4.25%`. */
export function formatSignedPercent(value: DecimalString): string {
  return `${withPlus(value, formatExact(roundForDisplay(value)))}%`;
}

/** A percentage without sign, with one decimal: a win rate. */
export function formatPercent(value: DecimalString): string {
  return `${formatExact(toDecimalString(new ExactDecimal(value), 1))}%`;
}

/** A probability 0–1 as whole percent. */
export function formatConfidence(value: number): string {
  return `${toDecimalString(new ExactDecimal(value).times(100), 0)}%`;
}

function withPlus(value: DecimalString, text: string): string {
  return signOf(value) === 'positive' ? `+${text}` : text;
}

function roundForDisplay(value: DecimalString): DecimalString {
  const exact = new ExactDecimal(value);
  const rounded = exact.toDecimalPlaces(2);
  if (exact.isZero()) return toDecimalString(exact.abs(), 2);
  return rounded.isZero() ? toDecimalString(exact.toSignificantDigits(2)) : toDecimalString(rounded, 2);
}

function shownPlaces(price: DecimalString): number {
  const number = new ExactDecimal(price);
  const [, fraction = ''] = price.split('.');
  return number.abs().lt(1) ? fraction.length : Math.max(2, number.decimalPlaces());
}

/** Without the zeros at the end, but with at least `keep` decimals. */
function trimZeros(value: DecimalString, keep: number): DecimalString {
  const number = new ExactDecimal(value);
  return toDecimalString(number, Math.max(keep, number.decimalPlaces()));
}
