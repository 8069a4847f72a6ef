import { afterEach, beforeEach, expect, it } from 'vitest';
import { practiceProblems } from '../problems/practice-problems.ts';
import { Secret } from '../session/secret.ts';
import { FakeClock } from '../testing/fake-clock.ts';
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
