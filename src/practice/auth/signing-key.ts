import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const keyRow = z.object({ secret: z.instanceof(Uint8Array) });

/** The key that signs this server's tokens: made once, kept with the data, so that a restart signs nobody out. */
export function loadSigningKey(db: DatabaseSync): Uint8Array {
  // 256 bits, the least RFC 7518 section 3.2 allows for HS256.
  db.prepare('INSERT OR IGNORE INTO signing_key (id, secret) VALUES (1, ?)').run(randomBytes(32));
  return keyRow.parse(db.prepare('SELECT secret FROM signing_key').get()).secret;
}
