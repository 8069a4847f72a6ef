import axios from 'axios';
import { inspect } from 'node:util';
import { z } from 'zod';
import { ApiClient } from '../../src/main/api/api-client.ts';
import { httpAuthTransport } from '../../src/main/api/http-auth-transport.ts';
import { createHttpExchange } from '../../src/main/api/http-exchange.ts';
import { Secret } from '../../src/main/session/secret.ts';
import { ServerClock } from '../../src/main/session/server-clock.ts';
import { Session } from '../../src/main/session/session.ts';
import { FakeClock } from '../../src/main/testing/fake-clock.ts';
import { MemoryVault } from '../../src/main/testing/memory-vault.ts';
import { account } from '../../src/main/testing/signed-in.ts';

/**
 * Run as a process of its own by unhandled-rejection.test.ts: the real exchange, client and session against a server that
 * fails in each of the named ways, with nobody who handles what they reject with.
 */
const optionsSchema = z.strictObject({
  base: z.string(),
  password: z.string(),
  failures: z.array(z.string()),
  /** Print each rejection with everything in it; else Node prints what it prints. */
  dump: z.boolean(),
  /** Reject with what the app must never let out, to see it found. */
  unsealed: z.boolean(),
});
const { base, password, failures, dump, unsealed } = optionsSchema.parse(JSON.parse(process.argv[2] ?? ''));

if (dump) {
  const everything = { depth: Infinity, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null };
  process.on('unhandledRejection', (reason) => {
    console.error(`UnhandledPromiseRejection: ${inspect(reason, everything)}`);
  });
}

// Time stands still: no deadline cuts a test short, and no retry of the session's own comes in between.
const clock = new FakeClock(Date.now());
const http = createHttpExchange();
const serverClock = new ServerClock(clock);
const baseUrlOf = (): Promise<string> => Promise.resolve(base);
const transport = httpAuthTransport(http, baseUrlOf, clock);
const session = new Session(
  { clock, serverClock, random: () => 0.5, transport, vault: new MemoryVault(), tryPreviousToken: () => true },
  null,
);
const client = new ApiClient({ session, http, baseUrlOf, serverClock, clock });

const signIn = (username: string): Promise<unknown> =>
  session.signIn({ ...account, url: base, username }, username, new Secret(password));

/** Resolves when `attempt` has ended. What `finally` answers rejects with it, and nobody handles that. */
async function leaveUnhandled(attempt: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    void attempt.finally(resolve);
  });
}

for (const failure of failures) {
  await leaveUnhandled(signIn(`login ${failure}`));

  await signIn(`refresh ${failure}`);
  await leaveUnhandled(session.bearer('read').then((bearer) => session.renew(bearer)));

  await signIn('ada');
  const call = { path: `/fail/${failure}/`, answer: z.strictObject({ id: z.number() }) };
  // Each time past the moments in which a new token's refusal is met with a pause.
  await clock.advance(10_000);
  await leaveUnhandled(client.call({ ...call, method: 'GET', use: 'read' }));
  await clock.advance(10_000);
  await leaveUnhandled(client.call({ ...call, method: 'POST', use: 'order', body: { position_size: '10' } }));
}

if (unsealed) {
  await signIn('ada');
  const { token } = await session.bearer('read');
  const headers = { Authorization: `Bearer ${token.reveal()}` };
  await leaveUnhandled(axios.get(`${base}/fail/500/`, { headers }));
  await leaveUnhandled(Promise.reject(new Error(`refused: ${token.reveal()}`)));
}
