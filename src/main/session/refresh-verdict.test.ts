import { describe, expect, it } from 'vitest';
import { replies } from '../testing/fake-transport.ts';
import { judgeRefresh } from './refresh-verdict.ts';

const verdicts: readonly (readonly [string, ReturnType<typeof replies.status>, string, string])[] = [
  ['a token SimpleJWT refuses', replies.status(401, { detail: 'x', code: 'token_not_valid' }), 'dead', 'session.ended'],
  ['an inactive user, as DRF writes it', replies.status(401, { detail: 'No active account' }), 'dead', 'session.ended'],
  [
    'an inactive user with a code',
    replies.status(401, { detail: 'x', code: 'user_inactive' }),
    'dead',
    'session.userInactive',
  ],
  ['a deleted user', replies.status(401, { detail: 'x', code: 'user_not_found' }), 'dead', 'session.userInactive'],
  ['a 403 that names the token', replies.status(403, { code: 'token_not_valid' }), 'dead', 'session.ended'],
  ['a 403 of something else', replies.status(403, { detail: 'CSRF' }), 'misconfigured', 'refresh.misconfigured'],
  ['an API gateway', replies.status(401, { message: 'Unauthorized' }), 'misconfigured', 'refresh.misconfigured'],
  ['an empty JSON object', replies.status(401, {}), 'misconfigured', 'refresh.misconfigured'],
  ['a dead code on a 400', replies.status(400, { code: 'user_inactive' }), 'misconfigured', 'refresh.misconfigured'],
  ['a proxy that wants a sign-in', replies.status(407), 'waiting', 'server.proxySignIn'],
  ['a request timeout', replies.status(408), 'waiting', 'server.failed'],
  ['a bad gateway', replies.status(502), 'waiting', 'server.failed'],
  ['an empty 200', replies.status(200), 'waiting', 'server.notJson'],
  ['a 200 of another shape', replies.status(200, { token: 'x' }), 'misconfigured', 'refresh.misconfigured'],
  ['a method that is not allowed', replies.status(405, { detail: 'x' }), 'misconfigured', 'refresh.misconfigured'],
  ['a missing path', replies.status(404, { detail: 'x' }), 'misconfigured', 'refresh.misconfigured'],
  ['a method that is not allowed, as a page', replies.status(405), 'misconfigured', 'refresh.misconfigured'],
  ['a success of another kind', replies.status(201, { access: 'a' }), 'misconfigured', 'refresh.misconfigured'],
  ['a missing path, as a page', replies.status(404), 'misconfigured', 'refresh.misconfigured'],
  ['the first of the redirects', replies.status(300), 'misconfigured', 'server.redirected'],
  ['the last of the redirects', replies.status(399), 'misconfigured', 'server.redirected'],
  ['the first of the refusals, as a page', replies.status(400), 'waiting', 'server.notJson'],
  ['a server fault', replies.status(500, { detail: 'x' }), 'waiting', 'server.failed'],
  ['a server that is busy', replies.status(429, { detail: 'x' }), 'waiting', 'server.busy'],
  ['a request that came too early', replies.status(425, { detail: 'x' }), 'waiting', 'server.busy'],
  ['an account that is not active', replies.status(401, { code: 'no_active_account' }), 'dead', 'session.userInactive'],
  ['a 403 for an inactive user', replies.status(403, { code: 'user_inactive' }), 'dead', 'session.userInactive'],
  ['a 401 with a code alone', replies.status(401, { code: 'x' }), 'misconfigured', 'refresh.misconfigured'],
];

describe('the verdict on a refresh', () => {
  it.each(verdicts)('of %s', (_case, answer, kind, code) => {
    expect(judgeRefresh(answer)).toMatchObject({ kind, problem: { code } });
  });

  it('carries how long the server wants to be left alone', () => {
    expect(judgeRefresh(replies.status(503, undefined, 7_000))).toMatchObject({ kind: 'waiting', retryAfterMs: 7_000 });
    expect(judgeRefresh(replies.status(429, undefined, 7_000))).toMatchObject({ kind: 'waiting', retryAfterMs: 7_000 });
    expect(judgeRefresh(replies.status(425, undefined, 7_000))).toMatchObject({ kind: 'waiting', retryAfterMs: 7_000 });
  });
});
