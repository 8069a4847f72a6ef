import { afterEach, beforeEach, expect, it } from 'vitest';
import { practiceProblems } from '../problems/practice-problems.ts';
import { Secret } from '../session/secret.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { account as serverAccount } from '../testing/signed-in.ts';
import { json, startScriptedServer, type ScriptedServer } from '../testing/scripted-server.ts';
import { httpAuthTransport } from './http-auth-transport.ts';
import { createHttpExchange } from './http-exchange.ts';

const account = { kind: 'practice' } as const;
const secret = new Secret('refresh-1');

let server: ScriptedServer;
let clock: FakeClock;
const transport = (baseUrlOf = () => Promise.resolve(server.base)) =>
  httpAuthTransport(createHttpExchange(), baseUrlOf, clock);

beforeEach(async () => {
  server = await startScriptedServer();
  clock = new FakeClock();
});
afterEach(() => server.close());

it('sends sign-in, refresh and revocation where SimpleJWT has them, without a bearer', async () => {
  server.script = (_request, response) => json(response, 200, {});
  await transport().login(account, 'ada', new Secret('pw'));
  await transport().refresh(account, secret);
  await transport().revoke(account, secret);
  expect(server.received).toEqual([
    { method: 'POST', path: '/api/auth/login/', bearer: null, body: '{"username":"ada","password":"pw"}' },
    { method: 'POST', path: '/api/auth/token/refresh/', bearer: null, body: '{"refresh":"refresh-1"}' },
    { method: 'POST', path: '/api/auth/token/blacklist/', bearer: null, body: '{"refresh":"refresh-1"}' },
  ]);
});

it('sends them to the folders where the account’s server keeps them', async () => {
  server.script = (_request, response) => json(response, 200, {});
  const spoken = { ...serverAccount, dialect: { login: 'auth', refresh: 'users' } } as const;
  await transport().login(spoken, 'ada', new Secret('pw'));
  await transport().refresh(spoken, secret);
  await transport().revoke(spoken, secret);
  expect(server.received.map(({ path }) => path)).toEqual([
    '/api/auth/login/',
    '/api/users/token/refresh/',
    '/api/users/token/blacklist/',
  ]);
});

it('passes on what was answered, and leaves no timer behind', async () => {
  server.script = (_request, response) =>
    response.writeHead(429, { 'Retry-After': '7' }).end(JSON.stringify({ detail: 'slow down' }));
  const answer = await transport().refresh(account, secret);
  expect(answer).toMatchObject({ kind: 'answer', status: 429, json: { detail: 'slow down' }, retryAfterMs: 7_000 });
  expect(clock.timers).toBe(0);
});

it('answers that the server cannot be reached when its address cannot be told for a reason nobody knows', async () => {
  const lost = await transport(() => Promise.reject(new Error('a fault of ours'))).refresh(account, secret);
  expect(lost).toMatchObject({ kind: 'noAnswer', problem: { code: 'server.unreachable' } });
});

it('opens a connection of its own each time, so that no rotation is lost on a stale one', async () => {
  const ports = new Set<number | undefined>();
  server.script = (_request, response) => {
    ports.add(response.socket?.remotePort);
    json(response, 200, {});
  };
  for (let call = 0; call < 3; call += 1) await transport().refresh(account, secret);
  expect(ports.size).toBe(3);
});

it('answers the problem when there is no address, no server, or no answer in time', async () => {
  const down = await transport(() => Promise.reject(practiceProblems.unavailable())).refresh(account, secret);
  expect(down).toMatchObject({ kind: 'noAnswer', problem: { code: 'practice.unavailable' } });

  const reached = new Promise<void>((resolve) => {
    server.script = () => resolve();
  });
  const silent = transport().login(account, 'ada', secret);
  await reached;
  await clock.advance(15_000);
  expect(await silent).toMatchObject({ kind: 'noAnswer', problem: { code: 'server.timeout' } });

  await server.close();
  expect(await transport().refresh(account, secret)).toMatchObject({ problem: { code: 'server.unreachable' } });
  server = await startScriptedServer();
});
