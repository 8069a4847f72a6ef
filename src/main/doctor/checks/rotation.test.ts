import { describe, expect, it } from 'vitest';
import { sessionProblems } from '../../problems/session-problems.ts';
import { Secret } from '../../session/secret.ts';
import { doctorWorld } from '../../testing/doctor-world.ts';
import type { ScriptedAnswer } from '../../testing/scripted-server.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { Trial } from '../trial.ts';
import { checkRotation } from './rotation.ts';

const LOGIN = 'POST /users/login/';
const REFRESH = 'POST /auth/token/refresh/';
const BLACKLIST = 'POST /auth/token/blacklist/';
const dialect = { login: 'users', refresh: 'auth' } as const;
const rotated = [200, { access: 'access-2', refresh: 'refresh-2' }] as const;

interface Checked extends Outcome {
  readonly asked: readonly string[];
  readonly bodies: readonly string[];
}

/** Signs in, and checks with the trial that comes of it. */
async function check(
  refresh: ScriptedAnswer,
  blacklist: ScriptedAnswer = [200, {}],
  isRefreshThere = true,
): Promise<Checked> {
  const { visit, asked, server } = await doctorWorld({
    [LOGIN]: [200, { access: 'access-1', refresh: 'refresh-1' }],
    [REFRESH]: refresh,
    [BLACKLIST]: blacklist,
  });
  const api = await Trial.signIn(visit, dialect, 'ada', new Secret('password'));
  const refreshTrouble = isRefreshThere ? null : sessionProblems.refreshMisconfigured();
  const outcome = await outcomeOf(() => checkRotation({ kind: 'trial', api, detected: { dialect, refreshTrouble } }));
  return { ...outcome, asked: asked().slice(1), bodies: server.received.slice(1).map(({ body }) => body) };
}

describe('for a sign-in of its own', () => {
  it('is good when one renewal brings a new refresh token; then every token is ended', async () => {
    const outcome = await check(rotated);
    expect(outcome).toMatchObject({ verdict: 'good' });
    expect(outcome.finding).toContain('was ended at the server');
    expect(outcome.asked).toEqual([REFRESH, BLACKLIST, BLACKLIST]);
    expect(outcome.bodies).toEqual(['{"refresh":"refresh-1"}', '{"refresh":"refresh-2"}', '{"refresh":"refresh-1"}']);
  });

  it.each([{ access: 'access-2' }, { access: 'access-2', refresh: 'refresh-1' }])(
    'is a notice when the refresh token stays: %j',
    async (body) => {
      const outcome = await check([200, body]);
      expect(outcome).toMatchObject({ verdict: 'notice' });
      expect(outcome.advice).toContain('ROTATE_REFRESH_TOKENS');
      expect(outcome.asked).toEqual([REFRESH, BLACKLIST]);
    },
  );

  it.each([
    [401, { detail: 'x', code: 'token_not_valid' }],
    [200, { token: 'x' }],
    [200, { access: '' }],
  ])('is a problem when the server does not renew what it gave out: %i %j', async (status, body) => {
    const outcome = await check([status, body]);
    expect(outcome).toMatchObject({ verdict: 'problem' });
    expect(outcome.finding).toContain('had just given out');
    expect(outcome.asked).toEqual([REFRESH, BLACKLIST]);
  });

  it('is not tried without a refresh route, but the sign-in is ended', async () => {
    const outcome = await check(rotated, [200, {}], false);
    expect(outcome).toMatchObject({ verdict: 'notChecked' });
    expect(outcome.asked).toEqual([BLACKLIST]);
  });

  it('says why the renewal had no answer', async () => {
    expect(await check([429, {}])).toMatchObject({ verdict: 'problem', finding: 'The server asks to slow down.' });
  });
});

describe('what is left behind', () => {
  it.each([
    ['nothing: the token is worth nothing already', [401, { code: 'token_not_valid' }], 'was ended at the server'],
    ['nothing: an empty answer', [205, null], 'was ended at the server'],
    ['a sign-in that ends by itself: no such route', [404, {}], 'no sign-out route'],
    ['a sign-in that ends by itself: no POST there', [405, {}], 'no sign-out route'],
    ['perhaps something: the server fails', [500, {}], 'did not confirm'],
    ['perhaps something: a page', 'page', 'did not confirm'],
    ['perhaps something: no answer', 'drop', 'did not confirm'],
  ] as const)('is said: %s', async (_case, blacklist, words) => {
    expect((await check([200, { access: 'access-2' }], blacklist)).finding).toContain(words);
  });
});

describe('for a sign-in that is in use', () => {
  const api = { ask: () => Promise.reject(new Error('not to be asked')) };

  it.each([
    ['on', 'good'],
    ['off', 'notice'],
    ['unknown', 'notChecked'],
  ] as const)('repeats what its owner saw (%s) and asks the server nothing', async (rotation, verdict) => {
    expect(await checkRotation({ kind: 'signedIn', api, rotation })).toMatchObject({ verdict });
  });
});
