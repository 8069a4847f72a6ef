import { z } from 'zod';
import { decimalSchema } from './decimal.ts';
import { signalIdSchema } from './ids.ts';
import { directionSchema, epochMsSchema, marketTypeSchema } from './market.ts';

export const signalStatusSchema = z.enum(['ACTIVE', 'EXPIRED', 'EXECUTED', 'CANCELLED']);
export type SignalStatus = z.infer<typeof signalStatusSchema>;

/** A suggestion to trade: where to get in, where to give up, where to take the profit. */
export const signalSchema = z.strictObject({
  id: signalIdSchema,
  symbol: z.string(),
  direction: directionSchema,
  entry: decimalSchema,
  stopLoss: decimalSchema,
  takeProfit: decimalSchema,
  /** Stated probability of success, 0–1. */
  confidence: z.number().min(0).max(1).nullable(),
  status: signalStatusSchema,
  /** |target − entry| ÷ |entry − stop|, as the server states it. */
  riskReward: decimalSchema.nullable(),
  marketType: marketTypeSchema.nullable(),
  leverage: z.number().int().positive().nullable(),
  timeframe: z.string(),
  tradingType: z.string().nullable(),
  description: z.string(),
  estimatedDurationHours: z.number().nullable(),
  createdAt: epochMsSchema,
});
export type Signal = z.infer<typeof signalSchema>;
