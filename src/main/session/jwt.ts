import { z } from 'zod';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Secret } from './secret.ts';

/** The last moment a JavaScript date can name, in seconds (ECMA-262 §21.4.1.1); later is as good as unreadable. */
const LAST_SECOND = 8.64e12;

const claimsSchema = z.object({ exp: z.number().positive().max(LAST_SECOND) });

/**
 * When a JWT ends (`exp`, RFC 7519 §4.1.4), in the server's time, without verifying it: the signature is the server's
 * business. Null for opaque or malformed tokens, whose end only a 401 can tell.
 */
export function readExpiry(token: Secret): EpochMs | null {
  const [, payload, signature] = token.reveal().split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const { exp } = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    // RFC 7519 §2 allows fractions of a second.
    return Math.trunc(exp * 1_000);
  } catch {
    return null;
  }
}
