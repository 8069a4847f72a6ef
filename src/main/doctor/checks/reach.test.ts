import { expect, it } from 'vitest';
import { doctorWorld } from '../../testing/doctor-world.ts';
import { startScriptedServer } from '../../testing/scripted-server.ts';
import { outcomeOf } from '../outcome.ts';
import { visitTo } from '../visit.ts';
import { checkReach } from './reach.ts';

const SIGNALS = 'GET /signals/';

it('is good where the API answers in JSON, signed in or not', async () => {
  for (const answer of [
    [401, { detail: 'Authentication credentials were not provided.' }],
    [403, { detail: 'x' }],
    [200, []],
  ] as const) {
    const { visit, server } = await doctorWorld({ [SIGNALS]: answer });
    expect(await checkReach(visit)).toMatchObject({ verdict: 'good', advice: null });
    expect(server.received).toEqual([{ method: 'GET', path: '/api/signals/', bearer: null, body: '' }]);
  }
});

it.each([
  ['page' as const, 'A web page answered instead of the trading server.'],
  [[404, { detail: 'Not found.' }] as const, 'There is no trading API at this address.'],
  [[429, {}] as const, 'The server asks to slow down.'],
  [[502, {}] as const, 'The server failed (HTTP 502).'],
  [[407, {}] as const, 'A proxy between you and the server asks for a sign-in of its own.'],
  ['drop' as const, 'The connection was cut before the answer arrived.'],
])('is a problem when the server answers %j', async (answer, finding) => {
  const { visit } = await doctorWorld({ [SIGNALS]: answer });
  const outcome = await outcomeOf(() => checkReach(visit));
  expect(outcome).toMatchObject({ verdict: 'problem', finding });
  expect(outcome.advice).toMatch(/\w/u);
});

it('knows a server that knows no such path, by its page with 404', async () => {
  const { visit } = await doctorWorld({});
  expect(await checkReach(visit)).toMatchObject({ finding: 'There is no trading API at this address.' });
});

it('tells a closed port from a server without TLS', async () => {
  const { deps, server } = await doctorWorld({});
  const at = (url: string) => outcomeOf(() => checkReach(visitTo(deps, url)));
  expect(await at('http://127.0.0.1:9/api')).toMatchObject({ finding: 'The server cannot be reached.' });
  expect(await at(server.base.replace('http:', 'https:'))).toMatchObject({
    finding: 'There is no encrypted (https) server at this address.',
  });
});

it('gives up after 10 seconds of silence', async () => {
  const reached = Promise.withResolvers<'silence'>();
  const { visit, clock } = await doctorWorld({
    [SIGNALS]: () => {
      reached.resolve('silence');
      return 'silence';
    },
  });
  const outcome = outcomeOf(() => checkReach(visit));
  await reached.promise;
  await clock.advance(10_000);
  expect(await outcome).toMatchObject({ verdict: 'problem', finding: 'The server did not answer within 10 seconds.' });
});

it('names the URL to enter when the same route lies at another address, and does not go there', async () => {
  const elsewhere = await startScriptedServer();
  const { visit, server } = await doctorWorld({});
  server.script = (_request, response) =>
    response.writeHead(301, { Location: `${elsewhere.base}/signals/?session=canary` }).end();
  const { verdict, finding, advice } = await checkReach(visit);
  expect(verdict).toBe('problem');
  expect(finding).toContain(`sends Paperdesk on to ${elsewhere.base}/signals/ instead`);
  expect(advice).toContain(`enter ${elsewhere.base} as the server URL`);
  expect(finding + (advice ?? '')).not.toContain('canary');
  expect(elsewhere.received).toEqual([]);
  await elsewhere.close();
});

it('names no URL to enter when a redirect leads to something else', async () => {
  const { visit, server } = await doctorWorld({});
  server.script = (_request, response) => response.writeHead(302, { Location: '/accounts/login/?next=/x' }).end();
  const { finding, advice } = await checkReach(visit);
  expect(finding).toContain(`${new URL(server.base).origin}/accounts/login/`);
  expect(advice).toContain('Enter the final server URL');
});
