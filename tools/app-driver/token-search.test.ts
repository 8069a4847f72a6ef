import { expect, it } from 'vitest';
import { holdsToken } from './token-search.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxfQ.c2lnbmF0dXJl';
const known = 'header.payload-of-a-known-token.signature-of-a-known-token';

it.each([
  ['a known token', 'sent Bearer canary', true],
  ['a token that nobody knows of', `{"refresh":"${jwt}"}`, true],
  ['other Base64', 'eyJub3QiOiJhIHRva2VuIn0', false],
  ['a payload alone', 'claims=payload-of-a-known-token;', true],
  ['a signature alone', 'signature-of-a-known-token', true],
  ['a header alone, which is no secret', 'header.', false],
  ['part of a payload', 'payload-of-a-known', false],
  ['nothing', '', false],
])('%s: %s', (_, text, expected) => {
  expect(holdsToken(text, ['canary', known])).toBe(expected);
});

it('parts that are too short to tell anything are not looked for', () => {
  expect(holdsToken('the word short', ['header.short.also short'])).toBe(false);
});
