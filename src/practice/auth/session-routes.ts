import type { DatabaseSync } from 'node:sqlite';
import { ok, type Route } from '../http/types.ts';
import type { Clock } from '../options.ts';
import { inTransaction } from '../storage/transaction.ts';
import { readCharFields } from './char-fields.ts';
import { unauthorized } from './errors.ts';
import type { RefreshTokens } from './refresh-tokens.ts';
import { requireType, TokenProblem, type Claims, type Tokens } from './tokens.ts';
import type { Users } from './users.ts';

interface SessionParts {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly users: Users;
  readonly tokens: Tokens;
  readonly refreshTokens: RefreshTokens;
  readonly rotate: boolean;
  readonly blacklist: boolean;
  readonly checksUserAtRefresh: boolean;
}

/** SimpleJWT's login, refresh and blacklist views, answers word for word. */
export function sessionRoutes(parts: SessionParts): readonly Route[] {
  const { db, clock, users, tokens, refreshTokens, rotate, blacklist, checksUserAtRefresh } = parts;

  function newRefreshClaims(userId: number): Claims {
    const claims = tokens.claimsFor('refresh', userId);
    // Where nobody looks at the user, a deleted one's tokens go on.
    const owner = users.findById(userId)?.id ?? null;
    refreshTokens.add({ jti: claims.jti, userId: owner, expiresAt: claims.exp * 1000 });
    return claims;
  }

  async function login(body: unknown): Promise<{ refresh: string; access: string }> {
    const { username, password } = readCharFields(body, ['username', 'password']);
    const user = await users.withCredentials(username, password);
    if (!user) throw unauthorized('No active account found with the given credentials');
    refreshTokens.pruneExpired(clock.now());
    const refresh = await tokens.sign(newRefreshClaims(user.id));
    const access = await tokens.sign(tokens.claimsFor('access', user.id));
    return { refresh, access };
  }

  /** The claims of the body's refresh token. Whether it is blacklisted is for the caller's transaction to see. */
  async function readRefreshToken(body: unknown): Promise<Claims> {
    return await tokens.read(readCharFields(body, ['refresh']).refresh);
  }

  function requireUsable(claims: Claims): void {
    if (refreshTokens.isBlacklisted(claims.jti)) throw new TokenProblem('Token is blacklisted');
    requireType(claims, 'refresh');
  }

  async function refresh(body: unknown): Promise<{ access: string; refresh?: string }> {
    const claims = await readRefreshToken(body);
    const userId = Number.parseInt(claims.user_id, 10);
    // Checking and blacklisting in one step: of two callers with one token, exactly one wins.
    const rotated = inTransaction(db, () => {
      requireUsable(claims);
      if (checksUserAtRefresh && !users.findById(userId)?.is_active) {
        throw unauthorized('No active account found for the given token.');
      }
      if (!rotate) return null;
      if (blacklist) refreshTokens.blacklist(claims.jti, clock.now());
      return newRefreshClaims(userId);
    });
    const access = await tokens.sign(tokens.claimsFor('access', userId));
    return rotated === null ? { access } : { access, refresh: await tokens.sign(rotated) };
  }

  async function blacklistToken(body: unknown): Promise<Record<string, never>> {
    const claims = await readRefreshToken(body);
    inTransaction(db, () => {
      requireUsable(claims);
      refreshTokens.blacklist(claims.jti, clock.now());
    });
    return {};
  }

  const post = (path: string, view: (body: unknown) => Promise<unknown>): Route => ({
    path,
    access: 'open',
    methods: { POST: async (request) => ok(await answeringTokenProblems(view(await request.body()))) },
  });
  return [
    post('/api/auth/login/', login),
    post('/api/auth/token/refresh/', refresh),
    post('/api/auth/token/blacklist/', blacklistToken),
  ];
}

async function answeringTokenProblems<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TokenProblem) throw unauthorized(error.message, 'token_not_valid');
    throw error;
  }
}
