import { z } from 'zod';

/** The one message main sends to the practice process (`parentPort`) after forking it. */
export const practiceStartSchema = z.strictObject({
  type: z.literal('start'),
  /** Folder for the SQLite file; created when missing. */
  dataDir: z.string().min(1),
  /** The account main signs in with. The password is new at every launch and never leaves the two processes. */
  user: z.strictObject({ username: z.string().min(1), password: z.string().min(1) }),
  accessSeconds: z.number().int().positive(),
  refreshSeconds: z.number().int().positive(),
  rotate: z.boolean(),
  blacklist: z.boolean(),
});
export type PracticeStart = z.infer<typeof practiceStartSchema>;

/** What the practice process answers: where it listens (base URL ending in `/api`), or why it cannot. */
export const practiceAnswerSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('listening'), url: z.string() }),
  z.strictObject({ type: z.literal('failed'), reason: z.string() }),
]);
export type PracticeAnswer = z.infer<typeof practiceAnswerSchema>;
