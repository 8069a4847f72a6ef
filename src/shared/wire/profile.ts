import { z } from 'zod';
import { wireIdSchema } from './ids.ts';

/** `GET /users/profile/`. */
export const wireProfileSchema = z.object({ id: wireIdSchema, username: z.string(), email: z.string().nullish() });
