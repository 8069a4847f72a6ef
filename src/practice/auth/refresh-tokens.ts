import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const blacklistedRow = z.object({ blacklisted: z.number() });

export type RefreshTokens = ReturnType<typeof createRefreshTokens>;

/**
 * Which refresh tokens were issued and which are blacklisted: SimpleJWT's outstanding and blacklisted tokens, by their
 * `jti` alone; the tokens themselves are not kept.
 */
export function createRefreshTokens(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO refresh_tokens (jti, user_id, expires_at) VALUES (?, ?, ?)');
  const isListed = db.prepare('SELECT blacklisted_at IS NOT NULL AS blacklisted FROM refresh_tokens WHERE jti = ?');
  const list = db.prepare('UPDATE refresh_tokens SET blacklisted_at = ? WHERE jti = ? AND blacklisted_at IS NULL');
  const listUser = db.prepare(
    'UPDATE refresh_tokens SET blacklisted_at = ? WHERE user_id = ? AND blacklisted_at IS NULL',
  );
  const prune = db.prepare('DELETE FROM refresh_tokens WHERE expires_at <= ?');

  return {
    /** @param token its owner is null when there is none any more; `expiresAt` in epoch milliseconds */
    add(token: { jti: string; userId: number | null; expiresAt: number }): void {
      insert.run(token.jti, token.userId, token.expiresAt);
    },

    isBlacklisted(jti: string): boolean {
      return blacklistedRow.optional().parse(isListed.get(jti))?.blacklisted === 1;
    },

    blacklist(jti: string, now: number): void {
      list.run(now, jti);
    },

    blacklistAllOf(userId: number, now: number): void {
      listUser.run(now, userId);
    },

    /** Forgets tokens that are worthless by their age alone. */
    pruneExpired(now: number): void {
      prune.run(now);
    },
  };
}
