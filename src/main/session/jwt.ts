import { z } from 'zod';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Secret } from './secret.ts';

/** The last moment a JavaScript date can name, in seconds (ECMA-262 §21.4.1.1); later is as good as unreadable. */
const LAST_SECOND = 8.64e12;

const seconds = z.number().positive().max(LAST_SECOND);
const claimsSchema = z.object({ exp: seconds, iat: seconds.optional().catch(undefined) });

/** What a token says of itself, in the server's time. */
export interface Claims {
  /** `exp` (RFC 7519 §4.1.4). */
  readonly expiresAt: EpochMs;
  /** `iat` (RFC 7519 §4.1.6); null when absent or unreadable. */
  readonly issuedAt: EpochMs | null;
}

/**
 * Reads a JWT without verifying it: the signature is the server's business. Null for opaque or malformed tokens, whose end
 * only a 401 can tell.
 */
export function readClaims(token: Secret): Claims | null {
  const [, payload, signature] = token.reveal().split('.');
  if (payload === undefined || signature === undefined) return null;
  try {
    const { exp, iat } = claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return { expiresAt: toMs(exp), issuedAt: iat === undefined ? null : toMs(iat) };
  } catch {
    return null;
  }
}

/** RFC 7519 §2 allows fractions of a second. */
function toMs(numericDate: number): EpochMs {
  return Math.trunc(numericDate * 1_000);
}
