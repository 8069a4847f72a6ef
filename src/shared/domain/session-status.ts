import { z } from 'zod';
import { sealedErrorSchema } from '../contract/errors.ts';
import { dialectSchema } from './dialect.ts';
import { profileIdSchema } from './ids.ts';
import { epochMsSchema } from './market.ts';

/** Who is signed in, and where. Holds nothing secret. */
export const accountSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('practice') }),
  z.strictObject({
    kind: z.literal('server'),
    profileId: profileIdSchema,
    url: z.string(),
    username: z.string(),
    dialect: dialectSchema,
  }),
]);
export type Account = z.infer<typeof accountSchema>;

/** How the conversation with the server stands while somebody is signed in. No trouble here ends the session. */
export const connectionSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ok') }),
  z.strictObject({
    state: z.literal('waiting'),
    problem: sealedErrorSchema,
    nextAttemptAt: epochMsSchema.nullable(),
  }),
  z.strictObject({
    state: z.literal('misconfigured'),
    problem: sealedErrorSchema,
    nextAttemptAt: epochMsSchema.nullable(),
  }),
  /** The refresh token is lost, but the access token still works until then: the password is asked for in place, early. */
  z.strictObject({ state: z.literal('unrenewable'), problem: sealedErrorSchema, until: epochMsSchema }),
]);
export type Connection = z.infer<typeof connectionSchema>;

/**
 * The session cannot be kept beyond a moment that is near, unless the password is entered or the server answers again. Raised
 * once per token generation, and gone when the session is renewed.
 */
export const sessionWarningSchema = z.strictObject({ keptUntil: epochMsSchema, problem: sealedErrorSchema });
export type SessionWarning = z.infer<typeof sessionWarningSchema>;

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
    warning: sessionWarningSchema.nullable(),
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
