import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { exchange, startHarness } from '../testing/practice-harness.ts';
import { BODY_LIMIT_BYTES } from './body.ts';

/** fetch does not let a caller choose the Host header; node:http does. */
function statusWithHost(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/users/profile/`, { headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
}

const post = (contentType: string, body: string) => ({
  method: 'POST',
  headers: { 'Content-Type': contentType },
  body,
});

describe('the HTTP surface', () => {
  it('serves its own loopback names and refuses any other Host', async () => {
    const { server } = await startHarness();
    const { port, hostname } = new URL(server.url);
    expect(hostname).toBe('127.0.0.1');
    expect(await statusWithHost(server.url, `127.0.0.1:${port}`)).toBe(401);
    expect(await statusWithHost(server.url, `LocalHost:${port}`)).toBe(401);
    expect(await statusWithHost(server.url, `evil.example:${port}`)).toBe(403);
    expect(await statusWithHost(server.url, '127.0.0.1')).toBe(403);
    expect(await statusWithHost(server.url, `127.0.0.1:${port}.evil.example`)).toBe(403);
  });

  it('answers unknown paths and wrong methods in Django REST form', async () => {
    const { anonymous, signIn, server } = await startHarness();
    expect(await anonymous.get('/token/refresh/')).toMatchObject({ status: 404, body: { detail: 'Not found.' } });
    // Without the trailing slash it is another path, as for a Django POST.
    expect((await anonymous.post('/auth/login')).status).toBe(404);
    const wrongMethod = await anonymous.get('/auth/login/');
    expect(wrongMethod).toMatchObject({ status: 405, body: { detail: 'Method "GET" not allowed.' } });
    expect(wrongMethod.headers.get('Allow')).toBe('POST');
    expect((await (await signIn()).post('/signals/')).status).toBe(405);
    expect((await exchange(`${server.url}/auth/login/`, { method: 'OPTIONS' })).status).toBe(405);
  });

  it('refuses bodies that are not JSON, saying which way, without quoting them', async () => {
    const { server } = await startHarness();
    const url = `${server.url}/auth/login/`;
    const malformed = await exchange(url, post('application/json', '{"password": "hunter2'));
    expect(malformed.status).toBe(400);
    expect(malformed.body).toEqual({ detail: 'JSON parse error - the body is not valid JSON' });
    const form = await exchange(url, post('text/plain', '{}'));
    expect(form.status).toBe(415);
    expect(form.body).toEqual({ detail: 'Unsupported media type "text/plain" in request.' });
    expect((await exchange(url, post('application/json-evil', '{}'))).status).toBe(415);
    expect((await exchange(url, post('application/json; charset=utf-8', '{}'))).status).toBe(400);
    expect((await exchange(url, post('application/json', '[]'))).status).toBe(400);
  });

  it('refuses a body above the limit and still serves the next request', async () => {
    const { server, signIn } = await startHarness();
    const url = `${server.url}/auth/login/`;
    const body = (bytes: number) => `{"username":"${'a'.repeat(bytes - 15)}"}`;
    expect(body(100)).toHaveLength(100);
    expect((await exchange(url, post('application/json', body(BODY_LIMIT_BYTES)))).status).toBe(400);
    expect((await exchange(url, post('application/json', body(BODY_LIMIT_BYTES + 1)))).status).toBe(413);
    expect((await (await signIn()).get('/users/profile/')).status).toBe(200);
  });

  it('sends no CORS header and tells the time its tokens live by', async () => {
    const { server, clock } = await startHarness();
    clock.advance(90_000);
    const { headers } = await exchange(`${server.url}/auth/login/`, {
      ...post('application/json', '{}'),
      headers: { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
    });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(headers.get('Date')).toBe('Sun, 01 Mar 2026 12:01:30 GMT');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('asks for a bearer on every route but the token routes', async () => {
    const { anonymous } = await startHarness();
    const gets = ['/users/profile/', '/signals/', '/paper-trades/', '/paper-trades/performance/'];
    for (const path of [...gets, '/paper-trades/open_positions/']) {
      expect((await anonymous.get(path)).status, path).toBe(401);
    }
    for (const path of ['create_from_signal', '1/close_trade', '1/cancel_trade']) {
      expect((await anonymous.post(`/paper-trades/${path}/`)).status, path).toBe(401);
    }
  });

  it('reports each answer without query or secrets', async () => {
    const seen: unknown[] = [];
    const { anonymous } = await startHarness({ onAnswer: (answer) => seen.push(answer) });
    await anonymous.get('/signals/?search=private');
    expect(seen).toEqual([{ method: 'GET', path: '/api/signals/', status: 401 }]);
  });
});
