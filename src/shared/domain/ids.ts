import { z } from 'zod';

/**
 * Servers number their records with integers or UUIDs. Inside the app an id is always a branded string, so that a trade's
 * id cannot be passed where a signal's is wanted.
 */
const idText = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'not an id');

export const signalIdSchema = idText.brand<'SignalId'>();
export type SignalId = z.infer<typeof signalIdSchema>;

export const tradeIdSchema = idText.brand<'TradeId'>();
export type TradeId = z.infer<typeof tradeIdSchema>;

export const profileIdSchema = idText.brand<'ProfileId'>();
export type ProfileId = z.infer<typeof profileIdSchema>;
