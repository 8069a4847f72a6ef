import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below every system's ephemeral range (RFC 6335 §6: from 49152; Linux: from 32768). A port the system hands out by itself it
 * may hand to somebody else as well, before the one who asked has taken it.
 */
const FIRST = 15_000;
const LAST = 32_000;

/** A TCP port on 127.0.0.1 that nobody uses right now, and that the system gives to nobody unasked. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]).catch(() => false);
    server.close();
    if (isFree) return port;
  }
}
