import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settle } from '../testing/fake-clock.ts';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { HOUR } from '../testing/signed-in.ts';
import { json } from '../testing/scripted-server.ts';
import type { JsonObject } from './json-body.ts';

const anything = z.object({ ok: z.boolean() });
const read = { method: 'GET', path: '/signals/', use: 'read', answer: anything } as const;
const order = { method: 'POST', path: '/paper-trades/x/', body: { a: 1 }, use: 'order', answer: anything } as const;
const tokenRefused = [401, { code: 'token_not_valid' }] as const;

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
  world.onRoute = () => [200, { ok: true }];
});
afterEach(() => world.close());

const refreshes = (): number => world.count('/auth/token/refresh/');

/** Answers the next `times` calls as a node does whose clock is behind. */
function refuseNext(times: number): void {
  let refused = 0;
  world.onRoute = () => (refused++ < times ? tokenRefused : [200, { ok: true }]);
}

describe('an order', () => {
  it('near the end of its token is sent once, after a refresh', async () => {
    await world.clock.advance(HOUR - 70_000);
    expect(refreshes()).toBe(0);
    expect(await world.client.call(order)).toEqual({ ok: true });
    expect([refreshes(), world.count('/paper-trades/x/')]).toEqual([1, 1]);
  });

  it('is sent with the token that is left when the refresh does not answer', async () => {
    await world.clock.advance(HOUR - 70_000);
    world.onRefresh = () => [503, {}];
    expect(await world.client.call(order)).toEqual({ ok: true });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });

  it('refused before it was looked at is sent once more, with the same body', async () => {
    world.expire();
    await world.client.call(order);
    const bodies = world.server.received.filter(({ path }) => path.endsWith('/x/')).map(({ body }) => body);
    expect(bodies).toEqual(['{"a":1}', '{"a":1}']);
  });

  it('is not sent again after a 401 that does not say that it is the token', async () => {
    world.onRoute = () => [401, { detail: 'Authentication credentials were not provided.' }];
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'server.unauthorized' });
    expect([refreshes(), world.count('/paper-trades/x/')]).toEqual([0, 1]);
  });

  it.each([
    ['a gateway’s error', 502],
    ['a gateway’s timeout', 504],
    ['a request timeout', 408],
    ['a server fault', 500],
  ])('is not sent again after %s: whether it arrived is uncertain', async (_case, status) => {
    world.onRoute = () => [status, {}];
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });

  it('is not sent again when its replay was cut off: then it is uncertain', async () => {
    world.expire();
    const normal = world.server.script;
    world.server.script = (request, response) => {
      if (request.path.endsWith('/x/') && request.bearer === world.accepted()) response.destroy();
      else normal(request, response);
    };
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect([refreshes(), world.count('/paper-trades/x/')]).toEqual([1, 2]);
  });
});

describe('a token refused in its first moments', () => {
  beforeEach(async () => {
    world.expire();
    await world.client.call(read);
    world.server.received.length = 0;
  });

  it('is tried once more after a pause, without a refresh', async () => {
    refuseNext(1);
    const call = world.client.call(order);
    await expect.poll(() => world.count('/paper-trades/x/')).toBe(1);
    await settle();
    await expect.poll(() => world.clock.timers).toBe(3);
    await world.clock.advance(999);
    expect(world.count('/paper-trades/x/')).toBe(1);
    await world.clock.advance(1);
    expect(await call).toEqual({ ok: true });
    expect([refreshes(), world.count('/paper-trades/x/')]).toEqual([0, 2]);
  });

  it('is renewed like any other when the pause did not help, and nobody is signed out', async () => {
    refuseNext(2);
    const call = world.client.call(read);
    await expect.poll(() => world.clock.timers).toBe(3);
    await world.clock.advance(1_000);
    expect(await call).toEqual({ ok: true });
    expect([refreshes(), world.count('/signals/')]).toEqual([1, 3]);
    expect(world.session.status().phase).toBe('signedIn');
  });

  it('is not given a pause any more five seconds after it came', async () => {
    await world.clock.advance(5_000);
    refuseNext(1);
    expect(await world.client.call(read)).toEqual({ ok: true });
    expect([refreshes(), world.count('/signals/')]).toEqual([1, 2]);
  });
});

describe('a call that is given up', () => {
  it('while it waits for a refresh leaves at once, and its request is never sent again', async () => {
    world.expire();
    let answerRefresh: () => void = () => undefined;
    const normal = world.server.script;
    world.server.script = (request, response) => {
      if (request.path.endsWith('/refresh/')) answerRefresh = () => normal(request, response);
      else normal(request, response);
    };
    const giveUp = new AbortController();
    const call = world.client.call({ ...order, signal: giveUp.signal }).catch((thrown: unknown) => thrown);
    const other = world.client.call(read);
    await expect.poll(refreshes).toBe(1);
    giveUp.abort();
    expect(await call).toMatchObject({ code: 'call.aborted' });
    answerRefresh();
    expect(await other).toEqual({ ok: true });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });

  it('before it begins is never sent', async () => {
    const call = world.client.call({ ...read, signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'call.aborted' });
    expect(world.count('/signals/')).toBe(0);
  });

  it('while the server works on it is cut off when it is a read, and uncertain when it is an order', async () => {
    world.server.script = () => undefined;
    for (const [call, path, code] of [
      [read, '/signals/', 'call.aborted'],
      [order, '/paper-trades/x/', 'trade.uncertain'],
    ] as const) {
      const giveUp = new AbortController();
      const pending = world.client.call({ ...call, signal: giveUp.signal }).catch((thrown: unknown) => thrown);
      await expect.poll(() => world.count(path)).toBe(1);
      giveUp.abort();
      expect(await pending).toMatchObject({ code });
    }
  });

  it('leaves nothing behind at its caller’s signal', async () => {
    const { signal } = new AbortController();
    const heard: string[] = [];
    const observed = Object.assign(signal, {
      addEventListener: (type: string) => heard.push(`+${type}`),
      removeEventListener: (type: string) => heard.push(`-${type}`),
    });
    await world.client.call({ ...read, signal: observed });
    expect(heard).toEqual(['+abort', '-abort']);
  });
});

describe('a body that could not be sent again', () => {
  const bodies: readonly (readonly [string, unknown])[] = [
    ['a stream', Readable.from(['once'])],
    ['a stream inside', { file: Readable.from(['once']) }],
    ['a form', new FormData()],
    ['a function', { toJSON: () => 'other each time' }],
    ['bytes', { bytes: [new Uint8Array(1)] }],
  ];

  it.each(bodies)('is refused before anything is sent: %s', async (_case, body) => {
    // The types forbid these; the guard is for what gets past them.
    const call = { ...order, body: body as JsonObject };
    await expect(world.client.call(call)).rejects.toThrow(TypeError);
    expect(world.count('/paper-trades/x/')).toBe(0);
  });

  it('is not what JSON knows: all of that is sent as it is', async () => {
    const body = { text: 'x', number: 1, yes: true, nothing: null, list: [1, { deep: [] }] };
    await world.client.call({ ...order, body });
    expect(JSON.parse(world.server.received.at(-1)?.body ?? '')).toEqual(body);
  });
});

it('takes no time from a page: a network’s sign-in page has a clock of its own', async () => {
  world.server.script = (_request, response) => {
    response.setHeader('Date', new Date(world.clock.now() + 5 * HOUR).toUTCString());
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>');
  };
  await world.client.call(read).catch(() => undefined);
  world.server.script = (_request, response) => json(response, 200, { ok: true });
  expect(Math.abs(world.serverClock.now() - world.clock.now())).toBeLessThan(2_000);
});

it('a read whose connection was cut is not asked again with the token of a session that ended meanwhile', async () => {
  let signingOut: Promise<unknown> = Promise.resolve();
  world.server.script = (request, response) => {
    if (request.path.endsWith('/signals/')) signingOut = world.session.signOut().finally(() => response.destroy());
    else json(response, 200, {});
  };
  await expect(world.client.call(read)).rejects.toMatchObject({ code: 'session.changed' });
  await signingOut;
  expect(world.count('/signals/')).toBe(1);
});

it('a refusal that comes late, of a token already replaced, is met with the new one at once', async () => {
  let answerLate: () => void = () => undefined;
  const normal = world.server.script;
  world.server.script = (request, response) => {
    if (request.path.endsWith('/late/')) {
      world.server.script = normal;
      answerLate = () => json(response, ...tokenRefused);
    } else normal(request, response);
  };
  world.expire();
  await world.client.call(read);
  const late = world.client.call({ ...read, path: '/late/' });
  await expect.poll(() => world.count('/late/')).toBe(1);
  world.expire();
  await world.clock.advance(5_000);
  await world.client.call(read);
  answerLate();
  expect(await late).toEqual({ ok: true });
  expect([refreshes(), world.count('/late/')]).toEqual([2, 2]);
});

describe('an order on its way when its session ends', () => {
  const answers = [
    ['that was carried out is uncertain', [201, { ok: true }], 'trade.uncertain'],
    ['whose token was refused was not carried out', tokenRefused, 'session.changed'],
  ] as const;

  it.each(answers)('%s', async (_case, answer, code) => {
    let answerOrder: () => void = () => undefined;
    const normal = world.server.script;
    world.server.script = (request, response) => {
      if (request.path.endsWith('/x/')) answerOrder = () => json(response, answer[0], answer[1]);
      else normal(request, response);
    };
    const pending = world.client.call(order).catch((thrown: unknown) => thrown);
    await expect.poll(() => world.count('/paper-trades/x/')).toBe(1);
    world.expire();
    world.onRefresh = () => tokenRefused;
    await world.client.call(read).catch(() => undefined);
    expect(world.session.status().phase).toBe('ended');
    answerOrder();
    expect(await pending).toMatchObject({ code });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });
});
