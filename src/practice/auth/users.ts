import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Passwords } from './passwords.ts';

const userRow = z.object({
  id: z.number(),
  username: z.string(),
  email: z.string(),
  password_hash: z.string(),
  is_active: z.number().transform((flag) => flag === 1),
});
export type User = z.infer<typeof userRow>;

export type Users = ReturnType<typeof createUsers>;

/** The accounts of this server. */
export function createUsers(db: DatabaseSync, passwords: Passwords) {
  const byId = db.prepare('SELECT * FROM users WHERE id = ?');
  const byName = db.prepare('SELECT * FROM users WHERE username = ?');
  const upsert = db.prepare(
    `INSERT INTO users (username, password_hash, email, is_active) VALUES (?, ?, '', 1)
     ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash`,
  );
  const updateActive = db.prepare('UPDATE users SET is_active = ? WHERE username = ?');
  const deleteByName = db.prepare('DELETE FROM users WHERE username = ?');

  const find = (username: string): User | undefined => userRow.optional().parse(byName.get(username));

  return {
    find,
    findById: (id: number): User | undefined => userRow.optional().parse(byId.get(id)),

    /** The active user with these credentials, or null without telling which part was wrong. */
    async withCredentials(username: string, password: string): Promise<User | null> {
      const user = find(username);
      // An unknown name costs as much time as a wrong password, so that the time does not tell which names exist.
      const matches = await passwords.verify(password, user?.password_hash ?? passwords.nobodysHash);
      return user?.is_active && matches ? user : null;
    },

    /** Creates the account, or replaces its password. */
    async setPassword(username: string, password: string): Promise<void> {
      const hash = await passwords.hash(password);
      upsert.run(username, hash);
    },

    setActive(username: string, active: boolean): void {
      updateActive.run(active ? 1 : 0, username);
    },

    /** Deletes the account with everything it owns. */
    remove(username: string): void {
      deleteByName.run(username);
    },
  };
}
