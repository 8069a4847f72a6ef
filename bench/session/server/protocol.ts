import { z } from 'zod';

/** What the refresh route answers instead of a pair. */
const refreshFaultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), status: z.number().int(), contentType: z.string(), body: z.string() }),
  /** Cuts the connection; the refresh token stays as good as it was. */
  z.strictObject({ kind: z.literal('drop') }),
]);
export type RefreshFault = z.infer<typeof refreshFaultSchema>;

/** What the bench tells its server over IPC. Each command is answered by one `Counters`, in order. */
export const commandSchema = z.discriminatedUnion('type', [
  /** Sets every counter back to nothing. */
  z.strictObject({ type: z.literal('clear') }),
  z.strictObject({ type: z.literal('read') }),
  /** From now on refuses every access token given out so far. Their own end still lies ahead, so that no client can see it. */
  z.strictObject({ type: z.literal('expire') }),
  /** How long the access tokens live that are given out from now on. */
  z.strictObject({ type: z.literal('accessLife'), seconds: z.number().positive() }),
  /** Null makes the route healthy again. */
  z.strictObject({ type: z.literal('refreshFault'), fault: refreshFaultSchema.nullable() }),
  /** Answered when so many calls to a `late` path are being held. */
  z.strictObject({ type: z.literal('awaitHeld'), count: z.number().int() }),
  /** Judges the held calls by the token each came with, and answers them. */
  z.strictObject({ type: z.literal('releaseHeld') }),
]);
export type Command = z.infer<typeof commandSchema>;

export const countersSchema = z.strictObject({
  /** Calls beyond authentication, by the status they were answered with. */
  calls: z.record(z.string(), z.number().int()),
  /** Requests at the refresh route, and how many of them got a new pair. */
  refreshes: z.strictObject({ sent: z.number().int(), accepted: z.number().int() }),
  /** For each replay, in milliseconds: from its 401 to its arrival, without the time the server spent on the refresh. */
  toReplayMs: z.array(z.number()),
});
export type Counters = z.infer<typeof countersSchema>;

/** The first message of the server's process: it listens on this base URL. */
export const listeningSchema = z.strictObject({ base: z.string() });

/** Time a refresh takes on the server: a real one checks, blacklists and writes. Subtracted from the time to replay. */
export const REFRESH_MS = 20;

export const paths = {
  login: '/auth/login/',
  refresh: '/auth/token/refresh/',
  blacklist: '/auth/token/blacklist/',
  profile: '/users/profile/',
  /** A call whose 401 arrives at its client; the same name marks its replay. */
  named: (name: string) => `/users/profile/?call=${name}`,
  /** A call that the server holds until it is told to go on. */
  late: (name: string) => `/users/profile/?late=${name}`,
} as const;
