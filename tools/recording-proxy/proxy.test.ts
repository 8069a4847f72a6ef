import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server as NetServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRecordingProxy, type RecordingProxy } from './proxy.ts';
import { fingerprint } from './tokens.ts';

let server: Server;
let proxy: RecordingProxy;
let origin: string;
let seen: { method: string | undefined; url: string | undefined; host: string | undefined; body: string }[];

/** A server of the kind behind it: a login, a page with a link, and an echo for everything else. */
async function reply(request: IncomingMessage): Promise<unknown> {
  const body = (await buffer(request)).toString();
  seen.push({ method: request.method, url: request.url, host: request.headers.host, body });
  if (request.url === '/api/auth/login/') return { access: 'access-one', refresh: 'refresh-one' };
  if (request.url?.startsWith('/api/signals/') === true) return { next: `${origin}/api/signals/?page=2`, text: origin };
  return { body };
}

function originOf(listening: NetServer): string {
  // A server that listens on a port and not on a pipe has an AddressInfo.
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    void reply(request).then((answer) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = originOf(server);
  proxy = await startRecordingProxy({ target: `${origin}/api`, now: () => 1_700_000_000_000 });
});

afterEach(async () => {
  await proxy.close();
  server.close();
  server.closeAllConnections();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${proxy.url}${path}`, { method: 'POST', body: JSON.stringify(body), headers, redirect: 'manual' });

describe('the recording proxy', () => {
  it('passes requests on under the server’s own name, and answers back', async () => {
    const response = await post('/paper-trades/7/close_trade/?x=1', { current_price: '1.5' });
    expect(await response.json()).toEqual({ body: '{"current_price":"1.5"}' });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/api/paper-trades/7/close_trade/?x=1',
        host: new URL(origin).host,
        body: '{"current_price":"1.5"}',
      },
    ]);
  });

  it('leads the next page through itself and leaves other text alone', async () => {
    const page: unknown = await (await fetch(`${proxy.url}/signals/`)).json();
    expect(page).toEqual({ next: `${proxy.url}/signals/?page=2`, text: origin });
  });

  it('records what passed, of tokens only fingerprints, and no query', async () => {
    await post('/auth/login/', { username: 'ada', password: 'secret' });
    await post(
      '/auth/token/refresh/?token=refresh-one',
      { refresh: 'refresh-one' },
      { authorization: 'Bearer access-one' },
    );
    expect(proxy.requests()).toEqual([
      {
        method: 'POST',
        path: '/api/auth/login/',
        isProbe: false,
        at: 1_700_000_000_000,
        status: 200,
        bearer: null,
        refreshSent: null,
        accessIssued: fingerprint('access-one'),
        refreshIssued: fingerprint('refresh-one'),
      },
      {
        method: 'POST',
        path: '/api/auth/token/refresh/',
        isProbe: false,
        at: 1_700_000_000_000,
        status: 200,
        bearer: fingerprint('access-one'),
        refreshSent: fingerprint('refresh-one'),
        accessIssued: null,
        refreshIssued: null,
      },
    ]);
    expect(JSON.stringify(proxy.requests())).not.toMatch(/-one|secret/);
    expect(proxy.tokens()).toEqual(['access-one', 'refresh-one']);
  });

  it('finds a route elsewhere, and records it where the client looked for it', async () => {
    proxy.inject({ path: /\/users\/login\/$/, fault: { kind: 'reroute', path: '/api/auth/login/' } });
    const response = await post('/users/login/', {});
    expect(await response.json()).toEqual({ access: 'access-one', refresh: 'refresh-one' });
    expect(seen).toMatchObject([{ method: 'POST', url: '/api/auth/login/' }]);
    expect(proxy.requests()).toMatchObject([{ path: '/api/users/login/', status: 200 }]);
  });

  it('counts by method and path, and starts anew after clear', async () => {
    await post('/auth/login/', { username: 'ada' });
    await fetch(`${proxy.url}/signals/`);
    await fetch(`${proxy.url}/signals/`);
    expect(proxy.count('GET', /\/signals\/$/g)).toBe(2);
    expect(proxy.count('POST', /\/signals\//)).toBe(0);
    proxy.clear();
    expect(proxy.requests()).toEqual([]);
    expect(proxy.tokens()).toHaveLength(2);
  });

  it('tells a question whether a route is there from an attempt to sign in', async () => {
    await post('/auth/login/', {});
    await post('/auth/login/', { username: 'ada' });
    expect(proxy.requests()).toMatchObject([{ isProbe: true }, { isProbe: false }]);
    expect(proxy.count('POST', /\/login\/$/)).toBe(1);
  });

  it('answers instead of the server as often as a rule says', async () => {
    proxy.inject({
      method: 'POST',
      path: /\/refresh\/$/,
      times: 2,
      fault: { kind: 'answer', status: 503, body: '<h1>busy</h1>', contentType: 'text/html' },
    });
    const first = await post('/auth/token/refresh/', {});
    expect([first.status, first.headers.get('content-type'), await first.text()]).toEqual([
      503,
      'text/html',
      '<h1>busy</h1>',
    ]);
    expect((await fetch(`${proxy.url}/auth/token/refresh/`)).status).toBe(200);
    expect((await post('/auth/token/refresh/', {})).status).toBe(503);
    expect((await post('/auth/token/refresh/', {})).status).toBe(200);
    expect(proxy.requests().map(({ status }) => status)).toEqual([503, 200, 503, 200]);
    expect(seen).toHaveLength(2);
  });

  it('applies a rule until faults are cleared when no number of times is given', async () => {
    proxy.inject({ path: /./, fault: { kind: 'redirect', location: 'https://elsewhere.example/' } });
    for (let i = 0; i < 3; i += 1) {
      const response = await post('/auth/login/', { username: 'ada' });
      expect([response.status, response.headers.get('location')]).toEqual([307, 'https://elsewhere.example/']);
    }
    proxy.clearFaults();
    expect((await post('/auth/login/', { username: 'ada' })).status).toBe(200);
  });

  it('drops a request before the server sees it', async () => {
    proxy.inject({ path: /./, fault: { kind: 'drop' } });
    await expect(post('/auth/login/', { username: 'ada' })).rejects.toThrow();
    expect(seen).toEqual([]);
    expect(proxy.requests()).toMatchObject([{ status: null }]);
  });

  it('loses an answer after the server did its work', async () => {
    proxy.inject({ path: /./, fault: { kind: 'loseAnswer' } });
    await expect(post('/paper-trades/create_from_signal/', {})).rejects.toThrow();
    expect(seen).toHaveLength(1);
    expect(proxy.requests()).toMatchObject([{ status: null }]);
  });

  it('counts no question whether an authentication route is there, but keeps it on record', async () => {
    await post('/auth/login/', {});
    await post('/auth/token/refresh/', {});
    await post('/auth/login/', { username: 'ada' });
    expect(proxy.requests().map(({ isProbe }) => isProbe)).toEqual([true, true, false]);
    expect([proxy.count('POST', /login/), proxy.count('POST', /refresh/)]).toEqual([1, 0]);
  });

  it('holds a request back until the test lets it go', async () => {
    const gate = Promise.withResolvers<undefined>();
    proxy.inject({ path: /./, fault: { kind: 'wait', until: () => gate.promise } });
    const response = post('/auth/login/', { username: 'ada' });
    await expect.poll(() => proxy.count('POST', /login/)).toBe(1);
    expect(seen).toEqual([]);
    gate.resolve(undefined);
    expect((await response).status).toBe(200);
  });

  it('holds an answer back until the test lets it go, and tells when it is there', async () => {
    const answered = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    const until = () => {
      answered.resolve(undefined);
      return gate.promise;
    };
    proxy.inject({ path: /./, fault: { kind: 'holdAnswer', until } });
    const response = post('/auth/login/', { username: 'ada' });
    await answered.promise;
    expect(seen).toHaveLength(1);
    expect(proxy.requests()).toMatchObject([{ status: null }]);
    gate.resolve(undefined);
    expect((await response).status).toBe(200);
  });

  it('hangs, and lets nobody hang beyond its own end', async () => {
    proxy.inject({ path: /./, fault: { kind: 'hang' } });
    const response = post('/auth/login/', { username: 'ada' });
    await expect.poll(() => proxy.count('POST', /login/)).toBe(1);
    await proxy.close();
    await expect(response).rejects.toThrow();
    proxy = await startRecordingProxy({ target: `${origin}/api` });
  });

  it('cuts the line when the server is gone', async () => {
    server.close();
    server.closeAllConnections();
    await expect(post('/auth/login/', { username: 'ada' })).rejects.toThrow();
  });

  it('opens a connection for every request it forwards, also where the server keeps the last one open', async () => {
    let connections = 0;
    const keeping = createTcpServer((socket) => {
      connections += 1;
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    }).listen(0, '127.0.0.1');
    await once(keeping, 'listening');
    const through = await startRecordingProxy({ target: originOf(keeping) });
    for (let request = 1; request <= 5; request += 1) {
      expect((await fetch(`${through.url}/signals/`)).status).toBe(200);
      expect(connections).toBe(request);
    }
    await through.close();
    keeping.close();
  });

  it('refuses a server it cannot speak to', async () => {
    await expect(startRecordingProxy({ target: 'https://example.com/api' })).rejects.toThrow('plain HTTP only');
  });
});
