import { z } from 'zod';

/** Record ids are integers (Django's default) or UUID strings; both become text, which every route accepts back. */
export const wireIdSchema = z
  .union([z.number().int().nonnegative(), z.string().regex(/^[A-Za-z0-9-]{1,64}$/)])
  .transform(String);
