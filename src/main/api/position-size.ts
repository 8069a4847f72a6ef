import type { DecimalString } from '../../shared/domain/decimal.ts';
import { decimal } from '../../shared/domain/decimal.ts';
import { inputProblems } from '../problems/input-problems.ts';

/** The servers keep amounts with 20 digits, 8 of them decimals. */
const PLAIN_AMOUNT = /^\d{1,12}(\.\d{1,8})?$/u;

/** What a user typed as the amount of a trade. Throws `size.invalid` for anything but a positive plain number that fits. */
export function parsePositionSize(typed: string): DecimalString {
  const text = typed.trim();
  if (!PLAIN_AMOUNT.test(text) || !/[1-9]/u.test(text)) throw inputProblems.sizeInvalid();
  return decimal(text);
}
