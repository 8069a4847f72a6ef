import { z } from 'zod';

export const directionSchema = z.enum(['LONG', 'SHORT']);
export type Direction = z.infer<typeof directionSchema>;

export const marketTypeSchema = z.enum(['SPOT', 'FUTURES', 'FOREX']);
export type MarketType = z.infer<typeof marketTypeSchema>;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const epochMsSchema = z.number().int();
export type EpochMs = number;
