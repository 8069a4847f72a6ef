import { z } from 'zod';
import { decimalSchema } from './decimal.ts';

export const performanceDaysSchema = z.union([z.literal(7), z.literal(30), z.literal(90)]);
export type PerformanceDays = z.infer<typeof performanceDaysSchema>;

/** The server's metrics over trades *created* in the last `days` days. */
export const performanceSchema = z.strictObject({
  days: performanceDaysSchema,
  totalTrades: z.number().int().nonnegative(),
  openTrades: z.number().int().nonnegative(),
  profitableTrades: z.number().int().nonnegative(),
  losingTrades: z.number().int().nonnegative(),
  /** Percent, 0–100. Null when the server gave none. */
  winRate: decimalSchema.nullable(),
  totalProfitLoss: decimalSchema.nullable(),
  averageProfitLoss: decimalSchema.nullable(),
  bestTrade: decimalSchema.nullable(),
  worstTrade: decimalSchema.nullable(),
  averageDurationHours: z.number().nullable(),
  unrealizedPnl: decimalSchema.nullable(),
  totalPnl: decimalSchema.nullable(),
});
export type Performance = z.infer<typeof performanceSchema>;
