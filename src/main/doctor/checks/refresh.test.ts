import { expect, it } from 'vitest';
import { sessionProblems } from '../../problems/session-problems.ts';
import { doctorWorld } from '../../testing/doctor-world.ts';
import type { ScriptedAnswer } from '../../testing/scripted-server.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { checkRefresh } from './refresh.ts';

const REFRESH = 'POST /users/token/refresh/';
const dialect = { login: 'auth', refresh: 'users' } as const;
const missingField = [400, { refresh: ['Dieses Feld ist erforderlich.'] }] as const;
const notValid = [401, { detail: 'Token ist ungültig', code: 'token_not_valid' }] as const;

/** The route's answers to `{}` and to a token that is none. */
async function check(
  empty: ScriptedAnswer,
  rubbish: ScriptedAnswer = notValid,
): Promise<Outcome & { asked: readonly string[]; bodies: readonly string[] }> {
  const { visit, server, asked } = await doctorWorld({
    [REFRESH]: ({ body }) => (body === '{}' ? empty : rubbish),
  });
  const outcome = await outcomeOf(() => checkRefresh(visit, { dialect, refreshTrouble: null }));
  return { ...outcome, asked: asked(), bodies: server.received.map(({ body }) => body) };
}

it('is good when the route asks for a refresh token and says clearly that one is none', async () => {
  const outcome = await check(missingField);
  expect(outcome).toMatchObject({ verdict: 'good', advice: null });
  expect(outcome.finding).toContain('/users/token/refresh/');
  expect(outcome.asked).toEqual([REFRESH, REFRESH]);
  expect(outcome.bodies).toEqual(['{}', '{"refresh":"no token at all"}']);
});

it('counts a 403 with the same code', async () => {
  expect(await check(missingField, [403, { code: 'token_not_valid' }])).toMatchObject({ verdict: 'good' });
});

it('says how long one stays signed in when neither folder has the route, and asks nothing more', async () => {
  const { visit, asked } = await doctorWorld({});
  const trouble = sessionProblems.refreshMisconfigured();
  const outcome = await checkRefresh(visit, { dialect, refreshTrouble: trouble });
  expect(outcome.verdict).toBe('problem');
  expect(outcome.finding).toContain('neither /auth/token/refresh/ nor /users/token/refresh/');
  expect(outcome.finding).toContain('after an hour');
  expect(outcome.advice).toContain('server URL');
  expect(asked()).toEqual([]);
});

it.each([
  [[400, { refresh_token: ['required'] }], 'it answers HTTP 400, naming refresh_token.'],
  [[400, ['nope']], 'it answers HTTP 400.'],
  [[401, { refresh: ['required'] }], 'it answers HTTP 401, naming refresh.'],
  [[200, { access: 'a' }], 'it answers HTTP 200, naming access.'],
  [[404, { detail: 'Not found.' }], 'it answers HTTP 404, naming detail.'],
] as const)('is a problem when the route answers %j to an empty question', async (empty, words) => {
  const outcome = await check(empty);
  expect(outcome.verdict).toBe('problem');
  expect(outcome.finding).toContain(words);
  expect(outcome.asked).toHaveLength(1);
});

it('is a notice when a dead token is refused without the code', async () => {
  expect(await check(missingField, [401, { detail: 'Ungültig' }])).toMatchObject({ verdict: 'notice' });
});

it.each([
  [400, { detail: 'x' }],
  [401, { message: 'Unauthorized' }],
  [403, { detail: 'x' }],
  [200, { access: 'for everybody' }],
] as const)('is a problem when rubbish is answered with %i %j', async (status, body) => {
  const outcome = await check(missingField, [status, body]);
  expect(outcome.verdict).toBe('problem');
  expect(outcome.finding).toContain(`HTTP ${status} instead of 401`);
  expect(outcome.advice).toContain('TokenRefreshView');
});

it.each([
  [[429, {}], 'The server asks to slow down.'],
  ['page', 'A web page answered instead of the trading server.'],
  ['drop', 'The connection was cut before the answer arrived.'],
] as const)('does not blame the route for a passing trouble: %j', async (answer, finding) => {
  expect(await check(answer)).toMatchObject({ verdict: 'problem', finding });
  expect(await check(missingField, answer)).toMatchObject({ verdict: 'problem', finding });
});
