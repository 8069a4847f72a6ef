import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../options.ts';

type TokenType = 'access' | 'refresh';

/** SimpleJWT's claims. Times are in seconds; `user_id` is a string since version 5.5. */
const claimsSchema = z.object({
  token_type: z.string(),
  exp: z.number(),
  iat: z.number(),
  jti: z.string().min(1),
  user_id: z.string().regex(/^\d+$/),
});
export type Claims = z.infer<typeof claimsSchema>;

/** A token that is not accepted; the message is SimpleJWT's wording. */
export class TokenProblem extends Error {}

interface TokenSettings {
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly lifetimeSeconds: Readonly<Record<TokenType, number>>;
}

export type Tokens = ReturnType<typeof createTokens>;

/** Makes and reads tokens as SimpleJWT 5.5 does: HS256, `typ: JWT`. */
export function createTokens({ key, clock, lifetimeSeconds }: TokenSettings) {
  return {
    /** Claims for a new token of this user; nothing is signed yet. */
    claimsFor(type: TokenType, userId: number): Claims {
      const iat = Math.floor(clock.now() / 1000);
      return {
        token_type: type,
        exp: iat + lifetimeSeconds[type],
        iat,
        jti: randomUUID().replaceAll('-', ''),
        user_id: userId.toFixed(),
      };
    },

    sign(claims: Claims): Promise<string> {
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
    },

    /** Checks signature and expiry. The type is the caller's to check, because SimpleJWT looks at the blacklist first. */
    async read(token: string): Promise<Claims> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          currentDate: new Date(clock.now()),
        });
        return claimsSchema.parse(payload);
      } catch (error) {
        throw new TokenProblem(error instanceof errors.JWTExpired ? 'Token is expired' : 'Token is invalid');
      }
    },
  };
}

/** Throws unless the token is of the type the caller needs. */
export function requireType(claims: Claims, type: TokenType): void {
  if (claims.token_type !== type) throw new TokenProblem('Token has wrong type');
}
