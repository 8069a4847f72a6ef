import { z } from 'zod';

/** Far above any real token; keeps a hostile or broken server from filling memory and the store. */
export const MAX_TOKEN_LENGTH = 16_384;
const token = z.string().min(1).max(MAX_TOKEN_LENGTH);

/** `POST /auth/login/` → 200. */
export const loginAnswerSchema = z.object({ access: token, refresh: token });

/** `POST /auth/token/refresh/` → 200. `refresh` is present only when the server rotates. */
export const refreshAnswerSchema = z.object({ access: token, refresh: token.optional() });

/** DRF's error body; SimpleJWT adds `code`. `detail` is translated text and must never be matched. */
export const detailErrorSchema = z.object({ detail: z.string().optional(), code: z.string().optional() });

/** The error body of the trade routes. */
export const tradeErrorSchema = z.object({ error: z.string() });
