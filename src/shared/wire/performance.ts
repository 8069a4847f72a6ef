import { z } from 'zod';
import { decimalSchema } from '../domain/decimal.ts';

/** Servers of this family answer metrics as JSON numbers or as decimal strings. */
const figure = z.union([z.number(), decimalSchema]).nullish();

/** `GET /paper-trades/performance/?days=N`; `days` filters by creation date. */
export const wirePerformanceSchema = z.object({
  total_trades: z.number().int().nonnegative(),
  open_trades: z.number().int().nonnegative(),
  win_rate: figure,
  total_profit_loss: figure,
  avg_profit_loss: figure,
  best_trade: figure,
  worst_trade: figure,
  avg_duration_hours: figure,
  profitable_trades: z.number().int().nonnegative(),
  losing_trades: z.number().int().nonnegative(),
  unrealized_pnl: figure,
  total_pnl: figure,
});
export type WirePerformance = z.input<typeof wirePerformanceSchema>;
