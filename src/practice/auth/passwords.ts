import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** The cost OWASP's Password Storage Cheat Sheet lists for 16 MiB of memory. */
export const STRONG_COST: ScryptCost = { N: 16_384, r: 8, p: 5 };

const SALT_BYTES = 16;
const KEY_BYTES = 32;

export type Passwords = ReturnType<typeof createPasswords>;

/** Hashes and verifies passwords off the main thread. A hash carries its own salt and cost: `scrypt$N$r$p$salt$key`. */
export function createPasswords(cost: ScryptCost) {
  const encode = (salt: Buffer, key: Buffer): string =>
    ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');

  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(SALT_BYTES);
      return encode(salt, await derive(password, salt, cost));
    },

    /** Whether the password is the one that was hashed; false for a hash of an unknown form. */
    async verify(password: string, hash: string): Promise<boolean> {
      const [scheme, n, r, p, salt, key] = hash.split('$');
      if (scheme !== 'scrypt' || !n || !r || !p || !salt || !key) return false;
      const itsCost = { N: Number.parseInt(n, 10), r: Number.parseInt(r, 10), p: Number.parseInt(p, 10) };
      const expected = Buffer.from(key, 'base64url');
      const actual = await derive(password, Buffer.from(salt, 'base64url'), itsCost);
      return expected.length === actual.length && timingSafeEqual(expected, actual);
    },

    /** A hash that no password has, and that takes as long as any to find out. */
    nobodysHash: encode(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES)),
  };
}

function derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // One password typed on two systems may differ in Unicode form.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, cost, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
