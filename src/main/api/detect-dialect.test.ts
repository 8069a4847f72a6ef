import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dialect } from '../../shared/domain/dialect.ts';
import { Problem } from '../problems/problem.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import {
  routeOf,
  routes,
  startScriptedServer,
  type RouteTable,
  type ScriptedAnswer,
  type ScriptedServer,
} from '../testing/scripted-server.ts';
import { detectDialect, type Detected } from './detect-dialect.ts';
import { createHttpExchange } from './http-exchange.ts';

const LOGIN = { auth: 'POST /auth/login/', users: 'POST /users/login/' };
const REFRESH = { auth: 'POST /auth/token/refresh/', users: 'POST /users/token/refresh/' };

const here = [400, { refresh: ['This field is required.'] }] as const;
const notFound = [404, { detail: 'Not found.' }] as const;
const busy = [429, { detail: 'Request was throttled.' }] as const;

let server: ScriptedServer;
let clock: FakeClock;
beforeEach(async () => {
  server = await startScriptedServer();
  clock = new FakeClock();
});
afterEach(() => server.close());

const answering = (table: RouteTable): void => {
  server.script = routes(table);
};
const detect = (known: Dialect | null = null, baseUrl = server.base): Promise<Detected> =>
  detectDialect({ http: createHttpExchange(), baseUrl, clock }, known);
const asked = (): string[] => server.received.map(routeOf);

it('asks each route once when both are where most servers keep them, and sends no credential', async () => {
  answering({ [LOGIN.auth]: here, [REFRESH.auth]: here });
  expect(await detect()).toEqual({ dialect: { login: 'auth', refresh: 'auth' }, refreshTrouble: null });
  expect(asked()).toEqual([LOGIN.auth, REFRESH.auth]);
  for (const request of server.received) expect(request).toMatchObject({ bearer: null, body: '{}' });
  expect(clock.timers).toBe(0);
});

it('looks for the refresh route beside the login first, wherever that is', async () => {
  answering({ [LOGIN.users]: here, [REFRESH.users]: here });
  expect(await detect()).toEqual({ dialect: { login: 'users', refresh: 'users' }, refreshTrouble: null });
  expect(asked()).toEqual([LOGIN.auth, LOGIN.users, REFRESH.users]);
});

it('finds the two routes in different folders', async () => {
  answering({ [LOGIN.auth]: here, [REFRESH.users]: here });
  expect(await detect()).toEqual({ dialect: { login: 'auth', refresh: 'users' }, refreshTrouble: null });
  expect(asked()).toEqual([LOGIN.auth, REFRESH.auth, REFRESH.users]);
});

it('asks each route once when what is known is still right', async () => {
  answering({ [LOGIN.users]: here, [REFRESH.auth]: here });
  const known = { login: 'users', refresh: 'auth' } as const;
  expect((await detect(known)).dialect).toEqual(known);
  expect(asked()).toEqual([LOGIN.users, REFRESH.auth]);
});

it('corrects what was known and is no longer right', async () => {
  answering({ [LOGIN.auth]: here, [REFRESH.auth]: here });
  expect(await detect({ login: 'users', refresh: 'users' })).toEqual({
    dialect: { login: 'auth', refresh: 'auth' },
    refreshTrouble: null,
  });
});

describe('a server without a refresh route', () => {
  it.each([
    ['knows neither path', {}],
    ['says so in JSON', { [REFRESH.auth]: notFound, [REFRESH.users]: notFound }],
    ['does not take POST there', { [REFRESH.auth]: [405, { detail: 'Method "POST" not allowed.' }] }],
    ['sends everything unknown elsewhere', { [REFRESH.auth]: [302, {}], [REFRESH.users]: [302, {}] }],
  ] as const)('that %s is told apart at sign-in', async (_case, others) => {
    answering({ [LOGIN.users]: here, ...others });
    const { dialect, refreshTrouble } = await detect();
    expect(dialect).toEqual({ login: 'users', refresh: 'users' });
    expect(refreshTrouble).toMatchObject({ code: 'refresh.misconfigured' });
    expect(refreshTrouble?.hint).toContain('/auth/token/refresh/');
    expect(asked()).toHaveLength(4);
  });
});

describe('a refresh route that could not be judged is no missing one', () => {
  it.each([
    ['asks to slow down', busy],
    ['fails', [500, { detail: 'x' }]],
    ['is behind a gateway without a server', [502, {}]],
    ['answers the page of a captive portal', 'page'],
    ['is refused to strangers', [403, { detail: 'x' }]],
    ['drops the connection', 'drop'],
  ] as const)('when it %s', async (_case, answer) => {
    answering({ [LOGIN.auth]: here, [REFRESH.auth]: answer, [REFRESH.users]: answer });
    expect(await detect()).toEqual({ dialect: { login: 'auth', refresh: 'auth' }, refreshTrouble: null });
    const known = { login: 'auth', refresh: 'users' } as const;
    expect(await detect(known)).toEqual({ dialect: known, refreshTrouble: null });
  });

  it('when nothing is answered within 15 seconds for all', async () => {
    const silent = Promise.withResolvers<undefined>();
    const silence = (): ScriptedAnswer => {
      silent.resolve(undefined);
      return 'silence';
    };
    answering({ [LOGIN.auth]: here, [REFRESH.auth]: silence });
    const detected = detect();
    await silent.promise;
    await clock.advance(15_000);
    expect(await detected).toEqual({ dialect: { login: 'auth', refresh: 'auth' }, refreshTrouble: null });
  });

  it('and is assumed in the folder that may still hold it', async () => {
    answering({ [LOGIN.auth]: here, [REFRESH.users]: busy });
    expect(await detect()).toEqual({ dialect: { login: 'auth', refresh: 'users' }, refreshTrouble: null });
  });
});

describe('a server without a login route', () => {
  it.each([
    ['is not there at all', {}, 'server.wrongPath'],
    ['answers a page to everything', { [LOGIN.auth]: 'page', [LOGIN.users]: 'page' }, 'server.notJson'],
    ['sends the sign-in elsewhere', { [LOGIN.auth]: [301, {}], [LOGIN.users]: [301, {}] }, 'server.redirected'],
    ['asks to slow down', { [LOGIN.auth]: busy }, 'server.busy'],
    ['fails', { [LOGIN.users]: [503, {}] }, 'server.failed'],
    ['asks for a sign-in at the proxy', { [LOGIN.auth]: [407, {}] }, 'server.proxySignIn'],
    ['answers in another form', { [LOGIN.auth]: [200, {}] }, 'server.unexpectedAnswer'],
  ] as const)('says why: it %s', async (_case, others, code) => {
    answering({ [REFRESH.auth]: here, ...others });
    await expect(detect()).rejects.toMatchObject({ code });
    expect(asked()).toEqual([LOGIN.auth, LOGIN.users]);
  });

  it('does not hide a login route in the other folder', async () => {
    answering({ [LOGIN.auth]: 'page', [LOGIN.users]: here, [REFRESH.users]: here });
    expect((await detect()).dialect).toEqual({ login: 'users', refresh: 'users' });
  });
});

describe('a server that cannot be asked', () => {
  it('is asked once, and the connection’s own problem says why', async () => {
    answering({ [LOGIN.auth]: 'drop' });
    await expect(detect()).rejects.toMatchObject({ code: 'server.dropped' });
    expect(asked()).toEqual([LOGIN.auth]);
    await expect(detect(null, 'http://127.0.0.1:9/api')).rejects.toMatchObject({ code: 'server.unreachable' });
  });

  it('is given up after 15 seconds', async () => {
    const reached = Promise.withResolvers<undefined>();
    server.script = () => reached.resolve(undefined);
    const detected = detect().catch((problem: unknown) => problem);
    await reached.promise;
    await clock.advance(15_000);
    const problem = await detected;
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ code: 'server.timeout' });
  });
});

it('does not take a page for a route because it came with a 400', async () => {
  server.script = (_request, response) => response.writeHead(400).end('<h1>Bad Request</h1>');
  await expect(detect()).rejects.toMatchObject({ code: 'server.notJson' });
});

it('asks each question on a connection of its own, so that none goes stale', async () => {
  const connections: (string | undefined)[] = [];
  const answer = routes({ [LOGIN.auth]: here, [REFRESH.auth]: here });
  server.script = (request, response) => {
    connections.push(response.req.headers.connection);
    answer(request, response);
  };
  await detect();
  expect(connections).toEqual(['close', 'close']);
});
