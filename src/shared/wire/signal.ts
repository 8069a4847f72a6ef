import { z } from 'zod';
import { decimalSchema } from '../domain/decimal.ts';
import { directionSchema, marketTypeSchema } from '../domain/market.ts';
import { signalStatusSchema } from '../domain/signal.ts';
import { wireIdSchema } from './ids.ts';

/** A signal as `GET /signals/` lists it. `risk_reward` and `confidence` are JSON numbers, prices decimal strings. */
export const wireSignalSchema = z.object({
  id: wireIdSchema,
  symbol_name: z.string(),
  direction: directionSchema,
  entry: decimalSchema,
  sl: decimalSchema,
  tp: decimalSchema,
  confidence: z.number().min(0).max(1).nullish(),
  status: signalStatusSchema,
  risk_reward: z.union([z.number(), decimalSchema]).nullish(),
  created_at: z.string(),
  market_type: marketTypeSchema.nullish(),
  leverage: z.number().int().positive().nullish(),
  timeframe: z.string(),
  description: z.string().nullish(),
  trading_type: z.string().nullish(),
  estimated_duration_hours: z.number().nullish(),
});
export type WireSignal = z.input<typeof wireSignalSchema>;
