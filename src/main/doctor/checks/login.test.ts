import { describe, expect, it } from 'vitest';
import { Secret } from '../../session/secret.ts';
import { doctorWorld, type DoctorWorld } from '../../testing/doctor-world.ts';
import type { RouteTable, ScriptedAnswer } from '../../testing/scripted-server.ts';
import { checkLogin, type LoginFound } from './login.ts';

const LOGIN = 'POST /users/login/';
const here = [400, { refresh: ['This field is required.'] }] as const;
const password = { kind: 'password', username: 'ada', password: new Secret('canary') } as const;
const inUse = {
  kind: 'signedIn',
  api: { ask: () => Promise.reject(new Error('not to be asked')) },
  rotation: 'on',
} as const;

async function check(
  table: RouteTable,
  credentials: Parameters<typeof checkLogin>[2],
): Promise<LoginFound & DoctorWorld> {
  const world = await doctorWorld({ 'POST /users/token/refresh/': here, ...table });
  return { ...world, ...(await checkLogin(world.deps, world.visit, credentials)) };
}

/** Answers the probe, and a sign-in as given. */
const signingIn =
  (answer: ScriptedAnswer) =>
  ({ body }: { body: string }): ScriptedAnswer =>
    body === '{}' ? here : answer;

describe('without a password', () => {
  it('says where signing in is, and signs nobody in', async () => {
    const { outcome, detected, access, server } = await check({ [LOGIN]: here }, { kind: 'none' });
    expect(outcome).toEqual({ verdict: 'good', finding: 'Signing in is at /users/login/.', advice: null });
    expect(detected?.dialect).toEqual({ login: 'users', refresh: 'users' });
    expect(access).toMatchObject({ kind: 'none', why: { verdict: 'notChecked' } });
    for (const { body } of server.received) expect(body).toBe('{}');
  });

  it('keeps to a sign-in that is in use, even when no login route is found', async () => {
    expect((await check({ [LOGIN]: here }, inUse)).access).toBe(inUse);
    expect((await check({}, inUse)).access).toBe(inUse);
  });
});

it('is a problem when there is no login route, naming both places', async () => {
  const { outcome, detected } = await check({}, { kind: 'none' });
  expect(outcome).toMatchObject({ verdict: 'problem' });
  expect(outcome.finding).toContain('neither /auth/login/ nor /users/login/');
  expect(detected).toBeNull();
});

it('is a problem when the route could not be judged', async () => {
  const { outcome } = await check({ [LOGIN]: [429, {}] }, { kind: 'none' });
  expect(outcome).toMatchObject({ verdict: 'problem', finding: 'The server asks to slow down.' });
});

describe('with a password', () => {
  it('signs in, once, and hands the sign-in on', async () => {
    const pair = { access: 'access-1', refresh: 'refresh-1' };
    const { outcome, access, server } = await check({ [LOGIN]: signingIn([200, pair]) }, password);
    expect(outcome).toMatchObject({ verdict: 'good', finding: 'Signing in is at /users/login/, and works.' });
    expect(access).toMatchObject({ kind: 'trial' });
    const bodies = server.received.map(({ body }) => body).filter((body) => body !== '{}');
    expect(bodies).toEqual(['{"username":"ada","password":"canary"}']);
  });

  it.each([
    [[401, { detail: 'No active account', code: 'no_active_account' }], 'User name or password is wrong.'],
    [[403, { detail: 'x' }], 'Your account may not do this on the server.'],
    [[400, { detail: 'Locked.' }], 'The server refused: “Locked.”'],
    [[400, { detail: 'Not canary.' }], 'The server refused this request.'],
    [[429, {}], 'The server asks to slow down.'],
    [[200, { access: 'only' }], 'The server answered in a form Paperdesk does not know.'],
    ['page', 'A web page answered instead of the trading server.'],
    ['drop', 'The connection was cut before the answer arrived.'],
  ] as const)('says why the sign-in failed: %j', async (answer, finding) => {
    const { outcome, access } = await check({ [LOGIN]: signingIn(answer) }, password);
    expect(outcome).toMatchObject({ verdict: 'problem', finding });
    expect(access).toMatchObject({ kind: 'none', why: { finding: 'Not looked at: the sign-in did not work.' } });
  });
});
