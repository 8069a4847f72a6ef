import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { doctorReportSchema, doctorChecks, type DoctorCheck, type DoctorReport } from '../../shared/domain/doctor.ts';
import { Secret } from '../session/secret.ts';
import { doctorWorld, type DoctorWorld } from '../testing/doctor-world.ts';
import type { RouteTable } from '../testing/scripted-server.ts';
import type { Credentials } from './credentials.ts';
import { examine } from './examine.ts';

const none = { kind: 'none' } as const;
const password = { kind: 'password', username: 'ada', password: new Secret('canary-password') } as const;
const asksForRefresh = [400, { refresh: ['This field is required.'] }] as const;
const notValid = [401, { detail: 'x', code: 'token_not_valid' }] as const;

/** A server as it should be. */
const healthy: RouteTable = {
  'GET /signals/': ({ bearer }) => (bearer === null ? [401, { detail: 'x' }] : [200, []]),
  'POST /auth/login/': ({ body }) =>
    body === '{}'
      ? [400, { username: ['required'] }]
      : [200, { access: 'canary-access-1', refresh: 'canary-refresh-1' }],
  'POST /auth/token/refresh/': ({ body }) => {
    if (body === '{}') return asksForRefresh;
    return body.includes('canary') ? [200, { access: 'canary-access-2', refresh: 'canary-refresh-2' }] : notValid;
  },
  'POST /auth/token/blacklist/': [200, {}],
  'GET /paper-trades/0/': [404, { detail: 'Not found.' }],
  'POST /paper-trades/0/close_trade/': [400, { error: 'current_price is required' }],
};

function without(gone: string): RouteTable {
  return Object.fromEntries(Object.entries(healthy).filter(([route]) => route !== gone));
}

async function examined(
  table: RouteTable,
  credentials: Credentials,
): Promise<{ world: DoctorWorld; report: DoctorReport; verdicts: Partial<Record<DoctorCheck, string>> }> {
  const world = await doctorWorld(table);
  const report = await examine(world.deps, { url: world.server.base, credentials });
  const verdicts = Object.fromEntries(report.findings.map(({ check, verdict }) => [check, verdict]));
  return { world, report, verdicts };
}

it('looks at everything with a password, in the order of the report, and leaves nothing behind', async () => {
  const { world, report } = await examined(healthy, password);
  expect(() => doctorReportSchema.parse(report)).not.toThrow();
  expect(report).toMatchObject({ url: world.server.base, dialect: { login: 'auth', refresh: 'auth' } });
  expect(report.examinedAt).toBe(world.clock.now());
  // The server of the test tells the real time.
  expect(report.clockOffsetMs).not.toBeNull();
  expect(report.findings.map(({ check }) => check)).toEqual(doctorChecks);
  const problems = report.findings.filter(({ verdict }) => verdict === 'problem' || verdict === 'notChecked');
  expect(problems).toEqual([]);
  const refreshed = world.server.received.filter(
    ({ path, body }) => path.includes('refresh') && body.includes('canary'),
  );
  expect(refreshed).toHaveLength(1);
  const blacklist = 'POST /auth/token/blacklist/';
  expect(world.asked().slice(-2)).toEqual([blacklist, blacklist]);
  expect(world.clock.timers).toBe(0);
});

it('asks without any credential when it has none, and says what takes a sign-in', async () => {
  const { world, verdicts } = await examined(healthy, none);
  expect(verdicts).toMatchObject({ reach: 'good', login: 'good', refresh: 'good', push: 'notice' });
  expect(verdicts).toMatchObject({ rotation: 'notChecked', pagination: 'notChecked', closeField: 'notChecked' });
  for (const { bearer, body } of world.server.received) {
    expect(bearer).toBeNull();
    expect(['', '{}', '{"refresh":"no token at all"}']).toContain(body);
  }
});

it('uses a sign-in that is in use without spending its refresh token', async () => {
  const world = await doctorWorld(healthy);
  const credentials = { kind: 'signedIn', api: world.api, rotation: 'on' } as const;
  const report = await examine(world.deps, { url: world.server.base, credentials });
  expect(report.findings.filter(({ verdict }) => verdict === 'good')).toHaveLength(6);
  const login = 'POST /auth/login/';
  const refresh = 'POST /auth/token/refresh/';
  expect(world.asked().filter((route) => route.includes('/auth/'))).toEqual([login, refresh, refresh, refresh]);
});

describe('the bug the doctor was made for', () => {
  it('is found without a sign-in: the refresh route is in neither folder', async () => {
    const { verdicts, report } = await examined(without('POST /auth/token/refresh/'), none);
    expect(verdicts).toMatchObject({ login: 'good', refresh: 'problem' });
    expect(report.dialect).toEqual({ login: 'auth', refresh: 'auth' });
  });

  it('is none when the route is in the other folder', async () => {
    const refresh = healthy['POST /auth/token/refresh/'] ?? 'drop';
    const rest = without('POST /auth/token/refresh/');
    const { verdicts, report } = await examined({ ...rest, 'POST /users/token/refresh/': refresh }, none);
    expect(verdicts).toMatchObject({ refresh: 'good' });
    expect(report.dialect).toEqual({ login: 'auth', refresh: 'users' });
  });
});

describe('when an early check fails', () => {
  it('stops where nothing like the API answers', async () => {
    const { world, report, verdicts } = await examined({ ...healthy, 'GET /signals/': 'page' }, password);
    expect(verdicts['reach']).toBe('problem');
    expect(report).toMatchObject({ dialect: null, clockOffsetMs: null });
    const others = report.findings.slice(1).map(({ verdict }) => verdict);
    expect(new Set(others)).toEqual(new Set(['notChecked']));
    expect(world.asked()).toEqual(['GET /signals/']);
  });

  it('goes on without what a wrong password would have shown', async () => {
    const { verdicts } = await examined(
      { ...healthy, 'POST /auth/login/': ({ body }) => (body === '{}' ? asksForRefresh : [401, { detail: 'x' }]) },
      password,
    );
    expect(verdicts).toMatchObject({ login: 'problem', refresh: 'good', clock: expect.anything() as string });
    expect(verdicts).toMatchObject({ rotation: 'notChecked', pagination: 'notChecked', closeField: 'notChecked' });
  });

  it('leaves out the refresh route where there is no login', async () => {
    const { verdicts, report } = await examined(without('POST /auth/login/'), none);
    expect(verdicts).toMatchObject({ login: 'problem', refresh: 'notChecked', push: 'notice' });
    expect(report.dialect).toBeNull();
  });

  it('goes on after a check that throws, and ends its own sign-in', async () => {
    const { world, verdicts } = await examined(
      { ...healthy, 'GET /paper-trades/0/': 'drop', 'POST /auth/token/refresh/': [429, {}] },
      password,
    );
    expect(verdicts).toMatchObject({ closeField: 'problem', rotation: 'problem', pagination: 'good' });
    expect(world.asked().at(-1)).toBe('POST /auth/token/blacklist/');
  });
});

it('makes a finding of a fault of its own, without a word of the foreign text', async () => {
  const api = { ask: () => Promise.reject(new Error('Bearer canary')) };
  const { report } = await examined(healthy, { kind: 'signedIn', api, rotation: 'off' });
  const pagination = report.findings.find(({ check }) => check === 'pagination');
  expect(pagination).toMatchObject({ verdict: 'problem', finding: 'Something went wrong inside Paperdesk.' });
  expect(JSON.stringify(report)).not.toContain('canary');
});

it('puts no token and no password into the report, whatever the server echoes', async () => {
  const echo = [400, { detail: 'you sent canary-access-1 and canary-password', canary_price_of_yours_too: 1 }] as const;
  const tables = [healthy, { ...healthy, 'POST /paper-trades/0/close_trade/': echo }] as const;
  for (const table of tables) {
    const { report } = await examined(table, password);
    expect(inspect(report, { depth: Infinity, showHidden: true })).not.toContain('canary');
  }
});

it('fits its texts into the contract, however long an address is', async () => {
  const world = await doctorWorld(healthy);
  world.server.script = (_request, response) =>
    response.writeHead(302, { Location: `/${'a'.repeat(3_000)}/signals/` }).end();
  const report = await examine(world.deps, { url: world.server.base, credentials: none });
  expect(() => doctorReportSchema.parse(report)).not.toThrow();
});
