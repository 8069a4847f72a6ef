import { expect, it } from 'vitest';
import { doctorWorld } from '../../testing/doctor-world.ts';
import { checkPush } from './push.ts';

it.each([
  [101, 'notice', 'lets anybody in without a sign-in'],
  [401, 'good', 'turns strangers away'],
  [403, 'good', 'turns strangers away'],
  [404, 'notice', 'has no push channel'],
  [200, 'notice', 'answers HTTP 200'],
  [502, 'notice', 'answers HTTP 502'],
] as const)('reads HTTP %i as %s', async (status, verdict, words) => {
  const { server, clock } = await doctorWorld({});
  server.script = (_request, response) =>
    response.writeHead(status, status === 101 ? { Connection: 'Upgrade', Upgrade: 'websocket' } : {}).end();
  const outcome = await checkPush(clock, server.base);
  expect(outcome.verdict).toBe(verdict);
  expect(outcome.finding).toContain(words);
  expect(server.received).toEqual([{ method: 'GET', path: '/ws/signals/', bearer: null, body: '' }]);
  expect(clock.timers).toBe(0);
});

it('is a notice when nothing is answered for five seconds', async () => {
  const { server, clock } = await doctorWorld({});
  const reached = Promise.withResolvers<undefined>();
  server.script = () => reached.resolve(undefined);
  const outcome = checkPush(clock, server.base);
  await reached.promise;
  await clock.advance(5_000);
  expect(await outcome).toMatchObject({
    verdict: 'notice',
    finding: 'The push channel at /ws/signals/ does not answer.',
  });
});

it('is a notice when nobody can be asked: polling needs no push', async () => {
  const { clock } = await doctorWorld({});
  const outcome = await checkPush(clock, 'http://127.0.0.1:9/api');
  expect(outcome).toMatchObject({ verdict: 'notice' });
  expect(outcome.finding).toContain('could not be asked');
  expect(outcome.advice).toContain('Nothing is missing');
});
