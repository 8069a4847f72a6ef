import { z } from 'zod';

/** The folder of the API in which a server keeps an authentication route: `/auth/…` or `/users/…`. */
export const authFolderSchema = z.enum(['auth', 'users']);
export type AuthFolder = z.infer<typeof authFolderSchema>;

/**
 * Where one server keeps its authentication routes. Each is found by asking, because servers of this family mix them, and a
 * refresh route assumed at the wrong place shows only when the access token ends.
 */
export const dialectSchema = z.strictObject({ login: authFolderSchema, refresh: authFolderSchema });
export type Dialect = z.infer<typeof dialectSchema>;

/** What most servers speak, the practice backend included. */
export const DEFAULT_DIALECT: Dialect = { login: 'auth', refresh: 'auth' };
