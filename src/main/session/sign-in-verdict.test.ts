import { describe, expect, it } from 'vitest';
import { replies } from '../testing/fake-transport.ts';
import { readSignIn } from './sign-in-verdict.ts';

const refusals: readonly (readonly [string, ReturnType<typeof replies.status>, string])[] = [
  ['a server fault', replies.status(500, { detail: 'x' }), 'server.failed'],
  ['a server that is busy', replies.status(429, { detail: 'x' }), 'server.busy'],
  ['a proxy that wants a sign-in', replies.status(407, { detail: 'x' }), 'server.proxySignIn'],
  ['the first of the redirects', replies.status(300, {}), 'server.redirected'],
  ['the last of the redirects', replies.status(399, {}), 'server.redirected'],
  ['a missing path, as a page', replies.status(404), 'server.wrongPath'],
  ['a missing path, in JSON', replies.status(404, { detail: 'x' }), 'server.wrongPath'],
  ['a method that is not allowed', replies.status(405, { detail: 'x' }), 'server.wrongPath'],
  ['a page with any other status', replies.status(403), 'server.notJson'],
  ['a password that is wrong', replies.status(401, { detail: 'x' }), 'credentials.wrong'],
  ['a user who may not sign in', replies.status(403, { detail: 'x' }), 'server.forbidden'],
  ['tokens that did not come with a 200', replies.status(201, { access: 'a', refresh: 'r' }), 'server.rejected'],
  ['a 200 without a refresh token', replies.status(200, { access: 'a' }), 'server.unexpectedAnswer'],
];

describe('the answer of a sign-in', () => {
  it.each(refusals)('is told as what it is: %s', (_case, answer, code) => {
    expect(() => readSignIn(answer)).toThrow(expect.objectContaining({ code }));
  });

  it('is quoted with the server’s reason where it gives one', () => {
    const refusal = (body: unknown) => () => readSignIn(replies.status(400, body));
    expect(refusal({ detail: 'Locked for an hour' })).toThrow('The server refused: “Locked for an hour”');
    expect(refusal([1])).toThrow(expect.objectContaining({ code: 'server.rejected' }));
  });

  it('brings the pair', () => {
    const { access, refresh } = readSignIn(replies.ok({ access: 'a', refresh: 'r' }));
    expect([access.reveal(), refresh.reveal()]).toEqual(['a', 'r']);
  });
});
