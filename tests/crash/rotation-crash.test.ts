import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { httpAuthTransport } from '../../src/main/api/http-auth-transport.ts';
import { createHttpExchange } from '../../src/main/api/http-exchange.ts';
import { systemClock as clock } from '../../src/main/session/clock.ts';
import { Secret } from '../../src/main/session/secret.ts';
import { ServerClock } from '../../src/main/session/server-clock.ts';
import { Session } from '../../src/main/session/session.ts';
import { EncryptedVault } from '../../src/main/session/vault/encrypted-vault.ts';
import { vaultFile } from '../../src/main/session/vault/vault-file.ts';
import { FakeCipher } from '../../src/main/testing/fake-cipher.ts';
import { SimulatedServer } from '../../src/main/testing/simulation/simulated-server.ts';

const HOUR = 3_600_000;
const KILLS = 200;
/** Children at a time: more than cores, because each of them mostly starts up and waits. */
const AT_ONCE = 3;

interface Served {
  readonly server: SimulatedServer;
  readonly url: string;
  close(): void;
}

/** The rotating and blacklisting server over real HTTP, in real time. */
async function serve(blacklist: boolean): Promise<Served> {
  const server = new SimulatedServer({ rotate: true, blacklist, accessMs: HOUR, refreshMs: 24 * HOUR }, () =>
    Date.now(),
  );
  const listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const answer = server.handle({
        method: request.method === 'POST' ? 'POST' : 'GET',
        url: `http://127.0.0.1${request.url ?? ''}`,
        body: text === '' ? {} : z.record(z.string(), z.string()).parse(JSON.parse(text)),
        bearer: new Secret(request.headers.authorization?.replace('Bearer ', '') ?? ''),
        ownConnection: true,
        signal: AbortSignal.timeout(60_000),
      });
      response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.json));
    });
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // A TCP server answers an AddressInfo; only pipes answer a string.
  const { port } = listener.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}/api`, close: () => listener.close() };
}

/** Runs the client until it is killed at a step, or to its end. Answers how it ended and what it printed. */
async function runClient(
  url: string,
  folder: string,
  killAt: number,
): Promise<{ signal: string | null; steps: string }> {
  const here = import.meta.dirname;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', join(here, 'kill-at-step.mjs'), join(here, 'rotating-client.ts'), url, folder],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, KILL_AT_STEP: String(killAt) } },
  );
  let steps = '';
  child.stdout.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  // Node's documentation of the event "close": (code: number | null, signal: string | null).
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { signal, steps };
}

type Outcome = 'signed in' | 'asked for the password, with the true reason' | `wrong: ${string}`;

/** Starts the app again on what the killed one left, and judges what the user meets. */
async function startAgain({ server, url }: Served, folder: string): Promise<Outcome> {
  const now = (): number => clock.now();
  const vault = new EncryptedVault(new FakeCipher(), vaultFile(folder, now), now);
  const left = await vault.load();
  if (left.kind !== 'saved') return `wrong: the saved sign-in is ${left.kind}`;
  const { pair, previousRefresh, refreshing } = left.session.rotation;
  const refreshable = [pair.refresh, ...(refreshing && previousRefresh !== null ? [previousRefresh] : [])];
  const canBeKept = refreshable.some((refresh) => server.wouldRefresh(refresh.reveal()));

  const serverClock = new ServerClock(clock);
  const transport = httpAuthTransport(createHttpExchange(), () => Promise.resolve(url), clock);
  const session = new Session(
    { clock, serverClock, random: Math.random, transport, vault, tryPreviousToken: () => true },
    null,
  );
  const endings: string[] = [];
  session.subscribe((status) => {
    if (status.phase === 'ended') endings.push(status.reason.code);
  });
  await session.restore();
  const before = server.handled.length;
  const renewed = await session.renew(await session.bearer('read')).then(
    (bearer) => server.accepts(bearer.token.reveal()),
    () => false,
  );
  const asked = server.handled.length - before;
  session.recheck();
  const { phase } = session.status();
  await session.signOut();
  if (canBeKept)
    return renewed && endings.length === 0 ? 'signed in' : `wrong: lost a session that could be kept (${phase})`;
  if (renewed) return 'wrong: renewed with a token the server does not take';
  if (!refreshing) return 'wrong: lost, and the disk does not know that a renewal was under way';
  if (asked > 2) return `wrong: asked the server ${asked} times`;
  return endings.join() === 'session.renewalLost'
    ? 'asked for the password, with the true reason'
    : `wrong: ended with ${endings.join() || 'nothing said'}`;
}

async function killOnce(step: number, blacklist: boolean): Promise<Outcome | 'outlived'> {
  const served = await serve(blacklist);
  const folder = await mkdtemp(join(tmpdir(), 'paperdesk-crash-'));
  try {
    const { signal } = await runClient(served.url, folder, step);
    if (signal !== 'SIGKILL') return 'outlived';
    return await startAgain(served, folder);
  } finally {
    served.close();
    await rm(folder, { recursive: true });
  }
}

it(`a process killed ${KILLS} times, at every step of a rotation, never loses the session silently`, async () => {
  const served = await serve(true);
  const folder = await mkdtemp(join(tmpdir(), 'paperdesk-crash-'));
  const { steps } = await runClient(served.url, folder, 0);
  served.close();
  await rm(folder, { recursive: true });
  const inARotation = Number(steps);
  expect(inARotation).toBeGreaterThan(20);

  const plan = Array.from({ length: Math.max(KILLS, inARotation) }, (_none, kill) => ({
    step: 1 + (kill % inARotation),
    blacklist: Math.floor(kill / inARotation) % 2 === 0,
  }));
  const outcomes = new Map<string, number>();
  const wrong: string[] = [];
  const next = plan.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const { step, blacklist } of next) {
        const outcome = await killOnce(step, blacklist);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome.startsWith('wrong'))
          wrong.push(`step ${step} of ${inARotation}, blacklist ${blacklist}: ${outcome}`);
      }
    }),
  );
  expect(wrong).toEqual([]);
  expect(outcomes.get('outlived') ?? 0).toBe(0);
  expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(KILLS);
  // Between the server's rotation and the durable pair there are steps at which only the password helps: they must be met.
  expect(outcomes.get('asked for the password, with the true reason') ?? 0).toBeGreaterThan(0);
  expect(outcomes.get('signed in') ?? 0).toBeGreaterThan(KILLS / 4);
});
