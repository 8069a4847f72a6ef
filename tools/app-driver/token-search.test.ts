import { expect, it } from 'vitest';
import { holdsToken } from './token-search.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxfQ.c2lnbmF0dXJl';

it.each([
  ['a known token', 'sent Bearer canary', true],
  ['a token that nobody knows of', `{"refresh":"${jwt}"}`, true],
  ['other Base64', 'eyJub3QiOiJhIHRva2VuIn0', false],
  ['nothing', '', false],
])('%s: %s', (_, text, expected) => {
  expect(holdsToken(text, ['canary'])).toBe(expected);
});
