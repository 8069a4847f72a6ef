import { z } from 'zod';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Secret } from './secret.ts';

const claimsSchema = z.object({ exp: z.number().positive() });

/**
 * When a JWT ends (`exp`, RFC 7519 §4.1.4), in the server's time, without verifying it: the signature is the server's
 * business. Null for opaque or malformed tokens, whose end only a 401 can tell.
 */
export function readExpiry(token: Secret): EpochMs | null {
  const [, payload, signature] = token.reveal().split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).exp * 1_000;
  } catch {
    return null;
  }
}
