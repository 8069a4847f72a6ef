import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { signedInApi } from './signed-in-api.ts';

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
});
afterEach(() => world.close());

const api = (isStillThere = true) => signedInApi(world.client, () => isStillThere);

it('answers what the server says, refusals included', async () => {
  world.onRoute = () => [200, { ok: true }];
  expect(await api().ask({ method: 'GET', path: '/x/' })).toEqual({ status: 200, json: { ok: true } });
  world.onRoute = () => [400, { error: 'current_price is required' }];
  expect(await api().ask({ method: 'POST', path: '/x/', body: {} })).toEqual({
    status: 400,
    json: { error: 'current_price is required' },
  });
  world.onRoute = () => [503, { detail: 'x' }];
  expect(await api().ask({ method: 'GET', path: '/x/' })).toEqual({ status: 503, json: { detail: 'x' } });
});

it('asks with the bearer in use, and renews it as any call does', async () => {
  world.onRoute = () => [200, {}];
  world.expire();
  await api().ask({ method: 'POST', path: '/x/', body: {} });
  expect(world.count('/auth/token/refresh/')).toBe(1);
  expect(world.server.received.at(-1)).toMatchObject({ method: 'POST', bearer: world.accepted(), body: '{}' });
});

it('throws the problem when there is no answer', async () => {
  world.server.script = (_request, response) => response.destroy();
  await expect(api().ask({ method: 'POST', path: '/x/', body: {} })).rejects.toMatchObject({ code: 'server.dropped' });
  await world.server.close();
  await expect(api().ask({ method: 'GET', path: '/x/' })).rejects.toMatchObject({ code: 'server.unreachable' });
});

it('asks nobody any more once another account is signed in', async () => {
  const before = world.server.received.length;
  await expect(api(false).ask({ method: 'GET', path: '/x/' })).rejects.toMatchObject({ code: 'session.changed' });
  expect(world.server.received).toHaveLength(before);
});
