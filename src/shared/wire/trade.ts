import { z } from 'zod';
import { decimalSchema } from '../domain/decimal.ts';
import { directionSchema, marketTypeSchema } from '../domain/market.ts';
import { tradeStatusSchema } from '../domain/trade.ts';
import { wireIdSchema } from './ids.ts';

/**
 * A trade as the trade routes answer it. Prices and amounts have 8 decimals, percentages 4; `created_at` and `updated_at`
 * come as `YYYY-MM-DD HH:MM:SS` in UTC without a zone, the other times as ISO 8601.
 */
export const wireTradeSchema = z.object({
  id: wireIdSchema,
  signal_id: wireIdSchema.nullish(),
  signal_timeframe: z.string().nullish(),
  signal_confidence: z.number().nullish(),
  symbol: z.string(),
  direction: directionSchema,
  market_type: marketTypeSchema,
  entry_price: decimalSchema,
  entry_time: z.string().nullish(),
  position_size: decimalSchema,
  quantity: decimalSchema,
  stop_loss: decimalSchema.nullish(),
  take_profit: decimalSchema.nullish(),
  exit_price: decimalSchema.nullish(),
  exit_time: z.string().nullish(),
  profit_loss: decimalSchema.nullish(),
  profit_loss_percentage: decimalSchema.nullish(),
  leverage: z.number().int().positive().nullish(),
  status: tradeStatusSchema,
  created_at: z.string(),
  updated_at: z.string(),
  duration_hours: z.number().nullish(),
  is_open: z.boolean(),
  is_closed: z.boolean(),
  is_profitable: z.boolean(),
});
export type WireTrade = z.input<typeof wireTradeSchema>;

/** `POST /paper-trades/create_from_signal/`. */
export const createFromSignalBodySchema = z.object({
  signal_id: wireIdSchema,
  position_size: z.union([z.string(), z.number()]),
});

/** `POST /paper-trades/{id}/close_trade/`. */
export const closeTradeBodySchema = z.object({ current_price: z.union([z.string(), z.number()]) });

/** One entry of `GET /paper-trades/open_positions/`: JSON numbers, and a null price where there is none. */
export const wireOpenPositionSchema = z.object({
  trade_id: wireIdSchema,
  current_price: z.number().nullable(),
  unrealized_pnl: z.number().nullable(),
  unrealized_pnl_pct: z.number().nullable(),
  has_real_time_price: z.boolean(),
});

export const wireOpenPositionsSchema = z.object({
  total_investment: z.number(),
  total_current_value: z.number().nullable(),
  total_unrealized_pnl: z.number().nullable(),
  total_unrealized_pnl_pct: z.number().nullable(),
  total_open_trades: z.number().int().nonnegative(),
  positions: z.array(wireOpenPositionSchema),
});
export type WireOpenPositions = z.input<typeof wireOpenPositionsSchema>;
