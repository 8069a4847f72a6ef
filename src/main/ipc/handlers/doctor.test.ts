import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpExchange } from '../../api/http-exchange.ts';
import { apiWorld, type ApiWorld } from '../../testing/api-world.ts';
import { startScriptedServer } from '../../testing/scripted-server.ts';
import { doctorHandlers } from './doctor.ts';

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
  world.onRoute = () => [200, []];
});
afterEach(() => world.close());

const examineAt = (url: string) => doctorHandlers({ http: createHttpExchange(), ...world })['doctor.examine']({ url });

it('asks no server when the URL is none', async () => {
  const before = world.server.received.length;
  for (const [url, code] of [
    ['', 'url.empty'],
    ['http://trading.example.com/api', 'url.insecure'],
    ['not a url', 'url.invalid'],
  ] as const) {
    await expect(examineAt(url)).rejects.toMatchObject({ code });
  }
  expect(world.server.received).toHaveLength(before);
});

it('uses the sign-in that is there when the URL is its own, however typed', async () => {
  world.onRefresh = () => [200, { access: world.accepted() }];
  await world.session.renew(await world.session.bearer('read'));
  await world.clock.advance(10_000);
  const report = await examineAt(` ${world.server.base}/ `);
  expect(report.url).toBe(world.server.base);
  expect(report.findings.find(({ check }) => check === 'pagination')).toMatchObject({ verdict: 'good' });
  expect(report.findings.find(({ check }) => check === 'rotation')).toMatchObject({ verdict: 'notice' });
  expect(world.server.received.filter(({ bearer }) => bearer === world.accepted())).not.toHaveLength(0);
});

it('takes no sign-in to another server', async () => {
  const other = await startScriptedServer();
  other.script = world.server.script;
  const elsewhere = await examineAt(other.base);
  expect(elsewhere.findings.find(({ check }) => check === 'pagination')).toMatchObject({ verdict: 'notChecked' });
  for (const { bearer } of other.received) expect(bearer).toBeNull();
  await other.close();
});

it('takes no sign-in that has ended', async () => {
  const withoutSignIn = { finding: 'Not looked at: this takes a sign-in.' };
  world.onRefresh = () => [401, { detail: 'x', code: 'token_not_valid' }];
  world.expire();
  await expect(world.client.call({ method: 'GET', path: '/x/', use: 'read', answer: z.unknown() })).rejects.toThrow();
  const ended = await examineAt(world.server.base);
  expect(ended.findings.find(({ check }) => check === 'pagination')).toMatchObject(withoutSignIn);

  await world.session.signOut();
  const signedOut = await examineAt(world.server.base);
  expect(signedOut.findings.find(({ check }) => check === 'pagination')).toMatchObject(withoutSignIn);
});

it('says of rotation what the session has seen', async () => {
  const verdict = async () => (await examineAt(world.server.base)).findings.find(({ check }) => check === 'rotation');
  expect(await verdict()).toMatchObject({ verdict: 'notChecked' });
  await world.session.renew(await world.session.bearer('read'));
  await world.clock.advance(10_000);
  expect(await verdict()).toMatchObject({ verdict: 'good' });
});
