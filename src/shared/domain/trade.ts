import { z } from 'zod';
import { decimalSchema } from './decimal.ts';
import { signalIdSchema, tradeIdSchema } from './ids.ts';
import { directionSchema, epochMsSchema, marketTypeSchema } from './market.ts';

export const tradeStatusSchema = z.enum(['PENDING', 'OPEN', 'CLOSED_TP', 'CLOSED_SL', 'CLOSED_MANUAL', 'CANCELLED']);
export type TradeStatus = z.infer<typeof tradeStatusSchema>;

/** A simulated trade. `positionSize` is margin: the exposure is `quantity × leverage`. */
export const tradeSchema = z.strictObject({
  id: tradeIdSchema,
  signalId: signalIdSchema.nullable(),
  signalTimeframe: z.string().nullable(),
  signalConfidence: z.number().nullable(),
  symbol: z.string(),
  direction: directionSchema,
  marketType: marketTypeSchema,
  entryPrice: decimalSchema,
  entryTime: epochMsSchema.nullable(),
  positionSize: decimalSchema,
  quantity: decimalSchema,
  stopLoss: decimalSchema.nullable(),
  takeProfit: decimalSchema.nullable(),
  exitPrice: decimalSchema.nullable(),
  exitTime: epochMsSchema.nullable(),
  /** As the server computed it, in quote currency. */
  profitLoss: decimalSchema.nullable(),
  /** Return on margin in percent, as the server computed it. */
  profitLossPercentage: decimalSchema.nullable(),
  leverage: z.number().int().positive().nullable(),
  status: tradeStatusSchema,
  createdAt: epochMsSchema,
  updatedAt: epochMsSchema,
});
export type Trade = z.infer<typeof tradeSchema>;

/** The live side of one open trade. A null price means "no price known", never a P/L of zero. */
export const openPositionSchema = z.strictObject({
  tradeId: tradeIdSchema,
  currentPrice: decimalSchema.nullable(),
  unrealizedPnl: decimalSchema.nullable(),
  unrealizedPnlPercentage: decimalSchema.nullable(),
  hasRealTimePrice: z.boolean(),
});
export type OpenPosition = z.infer<typeof openPositionSchema>;

export const openPositionsSchema = z.strictObject({
  /** When main received the server's answer (device clock). */
  receivedAt: epochMsSchema,
  totalInvestment: decimalSchema,
  totalCurrentValue: decimalSchema.nullable(),
  totalUnrealizedPnl: decimalSchema.nullable(),
  totalUnrealizedPnlPercentage: decimalSchema.nullable(),
  totalOpenTrades: z.number().int().nonnegative(),
  positions: z.array(openPositionSchema),
});
export type OpenPositions = z.infer<typeof openPositionsSchema>;
