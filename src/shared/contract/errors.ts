import { z } from 'zod';

/** One code per cause. The sentence shown to the trader is written where the cause is known, never copied from a library. */
export const errorCodes = [
  // The bridge itself
  'bridge.invalidArguments',
  'bridge.refusedSender',
  'bridge.internal',
  // What the user typed
  'url.empty',
  'url.invalid',
  'url.insecure',
  'username.empty',
  'password.empty',
  'name.empty',
  'size.invalid',
  // Signing in and staying signed in
  'credentials.wrong',
  'session.none',
  'session.ended',
  'session.changed',
  'session.userInactive',
  'session.passwordChanged',
  'session.expired',
  'session.renewalLost',
  'session.endsSoon',
  'session.endsUnlessServerAnswers',
  'session.endsUnrenewable',
  'refresh.misconfigured',
  'vault.noSecureStorage',
  'vault.locked',
  'vault.damaged',
  'vault.unreadable',
  'vault.undecipherable',
  'vault.otherKeyStore',
  'vault.notSaved',
  'vault.notCleared',
  // Connection profiles
  'profile.unknown',
  'profile.duplicate',
  'profile.inUse',
  'profiles.damaged',
  'profiles.unreadable',
  'profiles.notSaved',
  // The server
  'server.unreachable',
  'server.untrusted',
  'server.noTls',
  'server.proxySignIn',
  'server.dropped',
  'server.timeout',
  'server.busy',
  'server.failed',
  'server.notJson',
  'server.unexpectedAnswer',
  'server.wrongPath',
  'server.redirected',
  'server.forbidden',
  'server.unauthorized',
  'server.rejected',
  'call.aborted',
  // Trades
  'signal.unknown',
  'trade.duplicate',
  'trade.unknown',
  'trade.uncertain',
  // The practice backend
  'practice.unavailable',
] as const;

export const errorCodeSchema = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/**
 * The only form in which an error leaves main. Built from scratch at the boundary, never copied from a thrown error:
 * an axios error carries the bearer token in its config.
 */
export const sealedErrorSchema = z.strictObject({
  code: errorCodeSchema,
  /** What happened, in the trader's words. */
  message: z.string().max(500),
  /** What is safe, and what to do now. */
  hint: z.string().max(500).optional(),
  /** Whether the same call may succeed later without the user changing anything. */
  retryable: z.boolean(),
  at: z.number().int(),
});
export type SealedError = z.infer<typeof sealedErrorSchema>;
