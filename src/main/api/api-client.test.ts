import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seal } from '../problems/problem.ts';
import { tradeProblems } from '../problems/trade-problems.ts';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { json } from '../testing/scripted-server.ts';

const anything = z.object({ ok: z.boolean() });
const read = { method: 'GET', path: '/signals/', use: 'read', answer: anything } as const;
const order = { method: 'POST', path: '/paper-trades/x/', body: { a: 1 }, use: 'order', answer: anything } as const;

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
  world.onRoute = () => [200, { ok: true }];
});
afterEach(() => world.close());

describe('a call whose token has expired', () => {
  it('goes through with exactly one refresh and one replay', async () => {
    world.expire();
    expect(await world.client.call(order)).toEqual({ ok: true });
    expect(world.count('/auth/token/refresh/')).toBe(1);
    expect(world.count('/paper-trades/x/')).toBe(2);
  });

  it('shares one refresh with fifty others', async () => {
    world.expire();
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.client.call(read)));
    expect(answers).toHaveLength(50);
    expect(world.count('/auth/token/refresh/')).toBe(1);
    expect(world.count('/signals/')).toBe(100);
  });

  it('sends refreshes without a bearer and calls with one', async () => {
    world.expire();
    await world.client.call(read);
    const refresh = world.server.received.find((request) => request.path.endsWith('/refresh/'));
    expect(refresh?.bearer).toBeNull();
    expect(world.server.received.at(-1)?.bearer).toBe(world.accepted());
  });

  it('is not replayed a second time when the renewed token is refused as well', async () => {
    world.expire();
    world.onRefresh = () => [200, { access: 'another-refused-token' }];
    await expect(world.client.call(read)).rejects.toMatchObject({ code: 'server.unauthorized' });
    expect(world.count('/signals/')).toBe(2);
    expect(world.session.status().phase).toBe('signedIn');
  });

  it('fails with the reason when the refresh token is dead', async () => {
    world.expire();
    world.onRefresh = () => [401, { detail: 'x', code: 'token_not_valid' }];
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'session.ended' });
    expect(world.count('/paper-trades/x/')).toBe(1);
    expect(world.session.status().phase).toBe('ended');
  });
});

describe('a refusal that is not about the token', () => {
  const refusals = [
    ['401 without a code', [401, { detail: 'no credentials' }], 'server.unauthorized'],
    ['401 for an inactive user', [401, { detail: 'x', code: 'user_inactive' }], 'session.userInactive'],
    ['401 for a deleted user', [401, { detail: 'x', code: 'user_not_found' }], 'session.userInactive'],
    ['401 for a changed password', [401, { detail: 'x', code: 'password_changed' }], 'session.passwordChanged'],
    ['401 for a bad header', [401, { detail: 'x', code: 'bad_authorization_header' }], 'server.unauthorized'],
    ['403', [403, { detail: 'no' }], 'server.forbidden'],
    ['404 in DRF’s form', [404, { detail: 'Not found.' }], 'server.wrongPath'],
    ['400', [400, { detail: 'bad' }], 'server.rejected'],
    ['404 of another shape', [404, [1]], 'server.wrongPath'],
    ['405', [405, { detail: 'x' }], 'server.wrongPath'],
    ['a refusal of another shape', [403, [1]], 'server.notJson'],
    ['408', [408, { detail: 'slow' }], 'server.busy'],
    ['429', [429, { detail: 'slow' }], 'server.busy'],
    ['500', [500, {}], 'server.failed'],
    ['300', [300, {}], 'server.redirected'],
    ['399', [399, {}], 'server.redirected'],
    ['the token’s code on another status', [400, { code: 'token_not_valid' }], 'server.rejected'],
    ['JSON of another shape', [200, { nope: 1 }], 'server.unexpectedAnswer'],
  ] as const;

  it.each(refusals)('does not refresh or sign out on %s', async (_case, answer, code) => {
    world.onRoute = () => answer;
    await expect(world.client.call(read)).rejects.toMatchObject({ code });
    expect(world.count('/auth/token/refresh/')).toBe(0);
    expect(world.session.status().phase).toBe('signedIn');
  });

  it('is quoted: the detail, or else the first reason for a field', async () => {
    const refused = (body: unknown): Promise<unknown> => {
      world.onRoute = () => [400, body];
      return world.client.call(read).catch((thrown: unknown) => thrown);
    };
    expect(await refused({ detail: 'Too small' })).toMatchObject({ message: 'The server refused: “Too small”' });
    const fields = { size: ['Below 10.', 'Not round.'], price: ['Missing.'] };
    expect(await refused(fields)).toMatchObject({ message: 'The server refused: “Below 10.”' });
    expect(await refused({ size: 'Below 10.' })).toMatchObject({ message: 'The server refused this request.' });
    expect(await refused({})).toMatchObject({ message: 'The server refused this request.' });
  });

  it('is judged by the words of the route where it has its own', async () => {
    world.onRoute = () => [404, { error: 'x' }];
    const heard: unknown[] = [];
    const refused = (...refusal: unknown[]) => {
      heard.push(refusal);
      return tradeProblems.unknownTrade();
    };
    await expect(world.client.call({ ...read, refused })).rejects.toMatchObject({ code: 'trade.unknown' });
    expect(heard).toEqual([[404, { error: 'x' }]]);
  });

  it('tells a page of HTML from JSON', async () => {
    world.server.script = (_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>');
    await expect(world.client.call(read)).rejects.toMatchObject({ code: 'server.notJson' });
  });

  it('does not follow a redirect', async () => {
    world.server.script = (_request, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end();
    await expect(world.client.call(read)).rejects.toMatchObject({ code: 'server.redirected' });
    expect(world.server.received.filter((request) => request.path === '/api/signals/')).toHaveLength(1);
  });
});

describe('a read whose connection was cut', () => {
  it('is asked once more on a new connection', async () => {
    const normal = world.server.script;
    world.server.script = (_request, response) => {
      world.server.script = normal;
      response.destroy();
    };
    expect(await world.client.call(read)).toEqual({ ok: true });
    expect(world.count('/signals/')).toBe(2);
  });

  it('is given up after the second cut', async () => {
    world.server.script = (_request, response) => response.destroy();
    await expect(world.client.call(read)).rejects.toMatchObject({ code: 'server.dropped' });
    expect(world.count('/signals/')).toBe(2);
  });
});

describe('the connection', () => {
  /** What each request said should become of its connection. */
  function listen(): (string | undefined)[] {
    const heard: (string | undefined)[] = [];
    const normal = world.server.script;
    world.server.script = (request, response) => {
      heard.push(response.req.headers.connection);
      normal(request, response);
    };
    return heard;
  }

  it('is kept for the next read, and an order has one of its own', async () => {
    const heard = listen();
    await world.client.call(read);
    await world.client.call(order);
    expect(heard).toEqual(['keep-alive', 'close']);
  });

  it('is a new one for a read whose kept one was cut', async () => {
    const normal = world.server.script;
    let cut = false;
    world.server.script = (request, response) => {
      if (cut) normal(request, response);
      else response.destroy();
      cut = true;
    };
    const heard = listen();
    await world.client.call(read);
    expect(heard).toEqual(['keep-alive', 'close']);
  });

  it('is not blamed for an answer that cannot be used: such a read is asked once', async () => {
    const normal = world.server.script;
    world.server.script = (request, response) => {
      if (request.path.endsWith('/signals/')) response.end(Buffer.alloc(17 * 1024 * 1024, 32));
      else normal(request, response);
    };
    await expect(world.client.call(read)).rejects.toMatchObject({ code: 'server.unexpectedAnswer' });
    expect(world.count('/signals/')).toBe(1);
  });
});

describe('an order without a clear answer', () => {
  it('is uncertain after a dropped connection, and sent once', async () => {
    world.server.script = (_request, response) => response.destroy();
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'trade.uncertain' });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });

  it('is uncertain after a server fault', async () => {
    world.onRoute = () => [502, {}];
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'trade.uncertain' });
  });

  it('is uncertain after a silence longer than the limit, while a read merely timed out', async () => {
    let arrived: () => void = () => undefined;
    world.server.script = () => arrived();
    for (const [call, code] of [
      [order, 'trade.uncertain'],
      [read, 'server.timeout'],
    ] as const) {
      const reached = new Promise<void>((resolve) => (arrived = resolve));
      const pending = world.client.call(call).catch((thrown: unknown) => thrown);
      await reached;
      await world.clock.advance(20_000);
      expect(await pending).toMatchObject({ code });
    }
    expect(world.count('/paper-trades/x/')).toBe(1);
  });

  it('is certain not to have happened when the server could not be reached', async () => {
    await world.server.close();
    await expect(world.client.call(order)).rejects.toMatchObject({ code: 'server.unreachable' });
  });

  it('is never sent when waiting for the refresh used up the time', async () => {
    world.expire();
    let reached: () => void = () => undefined;
    const refreshing = new Promise<void>((resolve) => (reached = resolve));
    world.server.script = (request, response) => {
      if (request.path.endsWith('/refresh/')) reached();
      else json(response, 401, { code: 'token_not_valid' });
    };
    const pending = world.client.call(order).catch((thrown: unknown) => thrown);
    await refreshing;
    await world.clock.advance(20_000);
    expect(await pending).toMatchObject({ code: 'server.timeout' });
    expect(world.count('/paper-trades/x/')).toBe(1);
  });
});

it('learns the server’s time from its answers', async () => {
  world.server.script = (_request, response) => {
    response.setHeader('Date', new Date(world.clock.now() + 600_000).toUTCString());
    json(response, 200, { ok: true });
  };
  await world.client.call(read);
  expect(Math.abs(world.serverClock.now() - world.clock.now() - 600_000)).toBeLessThan(1_000);
});

it('asks no server for an order whose session ended while the address was looked up', async () => {
  const before = world.server.received.length;
  world.beforeBaseUrl = () => world.session.signOut();
  await expect(world.client.call(order)).rejects.toMatchObject({ code: 'session.changed' });
  expect(world.server.received.slice(before).filter((request) => request.path.endsWith('/x/'))).toEqual([]);
});

it('renews on a 403 that names the token, too', async () => {
  const refused = new Set<string | null>([world.accepted()]);
  world.onRoute = ({ bearer }) => (refused.has(bearer) ? [403, { code: 'token_not_valid' }] : [200, { ok: true }]);
  expect(await world.client.call(read)).toEqual({ ok: true });
  expect(world.count('/auth/token/refresh/')).toBe(1);
});

describe('answers that come too late or from elsewhere', () => {
  it('does not hand out an answer that belongs to an ended session', async () => {
    const leave: { out: () => void } = { out: () => undefined };
    world.server.script = (_request, response) => {
      leave.out = () => json(response, 200, { ok: true });
    };
    const pending = world.client.call(read).catch((thrown: unknown) => thrown);
    await expect.poll(() => world.count('/signals/')).toBe(1);
    const answerNow = leave.out;
    const signedOut = world.session.signOut();
    answerNow();
    expect(await pending).toMatchObject({ code: 'session.changed' });
    await signedOut;
  });

  it('follows a link below the API, and refuses one that is none', async () => {
    const link = `${world.server.base}/signals/?page=2`;
    expect(await world.client.call({ ...read, link })).toEqual({ ok: true });
    expect(world.server.received.at(-1)?.path).toBe('/api/signals/?page=2');
    const none = world.client.call({ ...read, link: 'http://' });
    await expect(none).rejects.toMatchObject({ code: 'server.unexpectedAnswer' });
  });

  it('never sends the bearer to another origin or beside the API', async () => {
    const before = world.server.received.length;
    const host = new URL(world.server.base).host;
    for (const link of [
      'http://127.0.0.1:9/api/signals/',
      `http://${host}/elsewhere/`,
      `http://${host}/apiary/`,
      `http://${host}/api/../admin/`,
    ]) {
      await expect(world.client.call({ ...read, link })).rejects.toMatchObject({ code: 'server.redirected' });
    }
    expect(world.server.received).toHaveLength(before);
  });
});

it('puts no token into what it throws, however deep one looks', async () => {
  const secrets = [world.accepted(), world.vault.saved?.rotation.pair.refresh.reveal() ?? 'missing'];
  const thrown: unknown[] = [];
  for (const script of [
    (r: Parameters<typeof json>[0]) => r.destroy(),
    (r: Parameters<typeof json>[0]) => json(r, 500, { echo: secrets }),
    (r: Parameters<typeof json>[0]) => json(r, 400, { detail: `you sent ${secrets.join(' ')}` }),
  ]) {
    world.server.script = (_request, response) => script(response);
    thrown.push(await world.client.call(read).catch((problem: unknown) => problem));
  }
  await world.server.close();
  thrown.push(await world.client.call(read).catch((problem: unknown) => problem));
  expect(thrown).toHaveLength(4);
  for (const problem of thrown) {
    const shown = `${inspect(problem, { depth: Infinity, showHidden: true })} ${JSON.stringify(seal(problem, 0))}`;
    for (const secret of secrets) for (const part of secret.split('.')) expect(shown).not.toContain(part);
  }
});
