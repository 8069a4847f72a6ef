import { z } from 'zod';

/**
 * Money, prices and quantities travel as decimal strings ("0.00573000"): a binary float cannot hold 0.1, and the digits
 * shown are the digits received.
 */
export const decimalSchema = z
  .string()
  .max(80)
  .regex(/^-?\d+(\.\d+)?$/, 'not a decimal string')
  .brand<'Decimal'>();
export type DecimalString = z.infer<typeof decimalSchema>;

/** Parses text into a decimal string. Throws a ZodError when the text is not plain decimal notation. */
export function decimal(text: string): DecimalString {
  return decimalSchema.parse(text);
}
