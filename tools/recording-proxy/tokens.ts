import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * A short mark of a token: equal marks mean the same token, and nothing leads back (the first 8 hex digits of its
 * SHA-256). It may be printed.
 */
export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 8);
}

/** The token of an `Authorization: Bearer …` header, or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? null;
}

const tokensSchema = z.object({ access: z.string().optional(), refresh: z.string().optional() });
export type Tokens = z.infer<typeof tokensSchema>;

/** The tokens in a body of the auth routes (`{ access, refresh }`, either may be missing). Other bodies have none. */
export function tokensIn(body: Buffer): Tokens {
  try {
    return tokensSchema.catch({}).parse(JSON.parse(body.toString('utf8')));
  } catch {
    return {};
  }
}
