import type { Authenticate } from '../http/router.ts';
import { unauthorized } from './errors.ts';
import { requireType, TokenProblem, type Claims, type Tokens } from './tokens.ts';
import type { Users } from './users.ts';

/** SimpleJWT's `JWTAuthentication`: the user behind an `Authorization: Bearer …` header, or the 401 it answers. */
export function createAuthenticate(tokens: Tokens, users: Users): Authenticate {
  return async (authorization) => {
    const claims = await readAccessToken(tokens, bearerOf(authorization));
    const user = users.findById(Number.parseInt(claims.user_id, 10));
    if (!user) throw unauthorized('User not found', 'user_not_found');
    if (!user.is_active) throw unauthorized('User is inactive', 'user_inactive');
    return { id: user.id, username: user.username, email: user.email };
  };
}

function bearerOf(authorization = ''): string {
  const [scheme, token, ...rest] = authorization.trim().split(/\s+/);
  // Another scheme is another authenticator's business, so to this one the credentials are simply missing.
  if (scheme !== 'Bearer') throw unauthorized('Authentication credentials were not provided.');
  if (token === undefined || rest.length > 0) {
    throw unauthorized('Authorization header must contain two space-delimited values', 'bad_authorization_header');
  }
  return token;
}

async function readAccessToken(tokens: Tokens, token: string): Promise<Claims> {
  try {
    const claims = await tokens.read(token);
    requireType(claims, 'access');
    return claims;
  } catch (error) {
    if (!(error instanceof TokenProblem)) throw error;
    throw unauthorized('Given token not valid for any token type', 'token_not_valid', {
      messages: [{ token_class: 'AccessToken', token_type: 'access', message: error.message }],
    });
  }
}
