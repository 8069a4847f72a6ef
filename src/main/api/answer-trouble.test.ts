import { expect, it } from 'vitest';
import { answerTrouble } from './answer-trouble.ts';

const json = { detail: 'x' };

it.each([
  [500, json, 'server.failed'],
  [503, undefined, 'server.failed'],
  [408, json, 'server.busy'],
  [429, json, 'server.busy'],
  [407, json, 'server.proxySignIn'],
  [404, json, 'server.wrongPath'],
  [405, json, 'server.wrongPath'],
  [300, json, 'server.redirected'],
  [399, json, 'server.redirected'],
  [200, undefined, 'server.notJson'],
  [403, undefined, 'server.notJson'],
] as const)('a status of %i with %o is %s', (status, body, code) => {
  expect(answerTrouble({ status, json: body })).toMatchObject({ code });
});

it.each([200, 299, 400, 401, 403, 499])('JSON with a status of %i is left to be judged', (status) => {
  expect(answerTrouble({ status, json })).toBeNull();
});
