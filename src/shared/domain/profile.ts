import { z } from 'zod';
import { sealedErrorSchema } from '../contract/errors.ts';
import { dialectSchema } from './dialect.ts';
import { profileIdSchema } from './ids.ts';

/** In characters. */
export const MAX_PROFILE_NAME = 100;

/** A server the user connects to. Holds nothing secret: it is shown, stored in clear text, and may be shared. */
export const profileSchema = z.strictObject({
  id: profileIdSchema,
  name: z.string().min(1).max(MAX_PROFILE_NAME),
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

/** What this computer knows of servers. */
export const profileListSchema = z.strictObject({
  /** Last used first, those never used last. */
  profiles: z.array(profileSchema),
  /** Why profiles of an earlier run may be missing; null when all is well. */
  problem: sealedErrorSchema.nullable(),
});
export type ProfileList = z.infer<typeof profileListSchema>;
