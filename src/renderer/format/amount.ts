import { decimal, type DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';

/** Servers of this family store amounts with 8 decimals (`DecimalField(decimal_places=8)`). */
const MAX_DECIMALS = 8;
/** Far above any sensible simulated stake; catches a held key or a pasted account number before it is sent. */
const MAX_AMOUNT = 1_000_000_000;

type CheckedAmount =
  { readonly ok: true; readonly amount: DecimalString } | { readonly ok: false; readonly problem: string };

/** Reads a typed amount. Digits and a decimal point only: guessing what a comma means could send 1000 times the amount. */
export function checkAmount(typed: string): CheckedAmount {
  const text = typed.trim();
  if (text === '') return { ok: false, problem: 'Enter the amount you want to put in, for example 250.' };
  if (/^[-−]\s*[\d.]+$/.test(text)) return { ok: false, problem: 'The amount must be more than 0.' };
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text))
    return { ok: false, problem: 'That is not a number. Use digits and a decimal point, for example 250 or 250.50.' };
  if (new ExactDecimal(text).gt(MAX_AMOUNT))
    return { ok: false, problem: 'That is more than 1,000,000,000. Check the number of digits.' };
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > MAX_DECIMALS)
    return { ok: false, problem: `At most ${MAX_DECIMALS} digits after the point are kept. Shorten the amount.` };
  const amount = decimal(`${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`);
  if (new ExactDecimal(amount).isZero()) return { ok: false, problem: 'The amount must be more than 0.' };
  return { ok: true, amount };
}
