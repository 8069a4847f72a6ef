import { z } from 'zod';
import { decimalSchema } from '../domain/decimal.ts';
import { doctorReportSchema } from '../domain/doctor.ts';
import { profileIdSchema, signalIdSchema, tradeIdSchema } from '../domain/ids.ts';
import { openPositionsSchema, tradeSchema } from '../domain/trade.ts';
import { performanceDaysSchema, performanceSchema } from '../domain/performance.ts';
import { MAX_PROFILE_NAME, profileListSchema } from '../domain/profile.ts';
import { sessionStatusSchema } from '../domain/session-status.ts';
import { signalSchema } from '../domain/signal.ts';
import type { CallDefinition, EventDefinition } from './types.ts';

const nothing = z.undefined();
const typedText = z.string().max(2_000);

/**
 * Every call and every event that crosses the bridge. From this one map come the router's types, the preload's verbs, the
 * renderer's client, and the validation on both sides. Adding a call means one entry here and one handler in src/main/ipc.
 *
 * Names are `domain.verb`; the renderer sees them as `bridge.domain.verb(args)`.
 */
export const calls = {
  'app.info': {
    args: nothing,
    result: z.strictObject({ version: z.string(), platform: z.string() }),
  },
  /** The renderer's listeners are in place: queued events may flow. */
  'app.ready': { args: nothing, result: nothing },

  'session.status': { args: nothing, result: sessionStatusSchema },
  'session.startPractice': { args: nothing, result: sessionStatusSchema },
  /** Signs in and remembers the server. A session that was there before is left only when the new one is certain. */
  'session.connect': {
    args: z.strictObject({ url: typedText, username: typedText, password: typedText }),
    result: sessionStatusSchema,
  },
  /** Re-entry in place, before or after the session ended. Another user name than the present one is another account. */
  'session.reenter': {
    args: z.strictObject({ username: typedText, password: typedText }),
    result: sessionStatusSchema,
  },
  'session.signOut': { args: nothing, result: sessionStatusSchema },

  'profiles.list': { args: nothing, result: profileListSchema },
  /** Edits the profile with this id, or adds one where the id is null. Answers the list as it is then. */
  'profiles.save': {
    args: z.strictObject({
      id: profileIdSchema.nullable(),
      name: z.string().max(MAX_PROFILE_NAME),
      url: typedText,
      tryPreviousToken: z.boolean(),
    }),
    result: profileListSchema,
  },
  'profiles.remove': { args: z.strictObject({ id: profileIdSchema }), result: profileListSchema },

  /** Looks at the server under a URL, signed in or not. Changes nothing there. */
  'doctor.examine': { args: z.strictObject({ url: typedText }), result: doctorReportSchema },

  'signals.list': { args: nothing, result: z.array(signalSchema) },

  'trades.list': { args: nothing, result: z.array(tradeSchema) },
  'trades.openPositions': { args: nothing, result: openPositionsSchema },
  'trades.openFromSignal': {
    args: z.strictObject({ signalId: signalIdSchema, positionSize: typedText }),
    result: tradeSchema,
  },
  'trades.close': {
    args: z.strictObject({ tradeId: tradeIdSchema, currentPrice: decimalSchema }),
    result: tradeSchema,
  },
  'trades.cancel': { args: z.strictObject({ tradeId: tradeIdSchema }), result: tradeSchema },

  'account.performance': { args: z.strictObject({ days: performanceDaysSchema }), result: performanceSchema },
} as const satisfies Record<string, CallDefinition>;

export const events = {
  'session.changed': { payload: sessionStatusSchema },
} as const satisfies Record<string, EventDefinition>;
