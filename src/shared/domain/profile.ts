import { z } from 'zod';
import { dialectSchema } from './dialect.ts';
import { profileIdSchema } from './ids.ts';

/** A server the user connects to. Holds nothing secret: it is shown, stored in clear text, and may be shared. */
export const profileSchema = z.strictObject({
  id: profileIdSchema,
  name: z.string().min(1).max(100),
  /** Base URL of the API, without a trailing slash. */
  url: z.string().max(2_000),
  /** As found at the last sign-in; null before the first one. */
  dialect: dialectSchema.nullable(),
  lastUser: z.string().max(200).nullable(),
  /**
   * Whether an interrupted renewal may be followed by one try with the refresh token before the last. To be off for a server
   * that takes the reuse of a rotated token for theft and revokes everything.
   */
  tryPreviousToken: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;
