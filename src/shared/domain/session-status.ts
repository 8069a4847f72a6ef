import { z } from 'zod';
import { sealedErrorSchema } from '../contract/errors.ts';
import { epochMsSchema } from './market.ts';

/** Who is signed in, and where. Holds nothing secret. */
export const accountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('practice') }),
  z.strictObject({ kind: z.literal('server'), url: z.string(), username: z.string() }),
]);
export type Account = z.infer<typeof accountSchema>;

/** How the conversation with the server stands while somebody is signed in. Neither trouble ends the session. */
export const connectionSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ok') }),
  z.strictObject({
    state: z.literal('waiting'),
    problem: sealedErrorSchema,
    nextAttemptAt: epochMsSchema.nullable(),
  }),
  z.strictObject({ state: z.literal('misconfigured'), problem: sealedErrorSchema }),
]);
export type Connection = z.infer<typeof connectionSchema>;

/** Where the token pair is kept. `memory` means: gone when the app closes; `problem` says why. */
export const tokenStorageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('encrypted'), backend: z.string() }),
  z.strictObject({ kind: z.literal('memory'), problem: sealedErrorSchema }),
]);
export type TokenStorage = z.infer<typeof tokenStorageSchema>;

const common = {
  storage: tokenStorageSchema,
  /** Things the user must be told once, such as a damaged store that was set aside. */
  notices: z.array(sealedErrorSchema),
};

export const sessionStatusSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('starting') }),
  z.strictObject({
    phase: z.literal('signedOut'),
    ...common,
    /** Pre-fills the connect form: the server asked for on the command line, or the last one used. */
    suggestion: z.strictObject({ url: z.string(), username: z.string() }).nullable(),
  }),
  z.strictObject({
    phase: z.literal('signedIn'),
    ...common,
    account: accountSchema,
    since: epochMsSchema,
    /** Null for opaque tokens whose life cannot be read. */
    accessUntil: epochMsSchema.nullable(),
    sessionUntil: epochMsSchema.nullable(),
    connection: connectionSchema,
  }),
  z.strictObject({
    /** The refresh token is dead: the sign-in appears over the work, with the reason. */
    phase: z.literal('ended'),
    ...common,
    account: accountSchema,
    endedAt: epochMsSchema,
    reason: sealedErrorSchema,
  }),
]);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;
