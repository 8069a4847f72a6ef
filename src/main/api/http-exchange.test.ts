import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverProblems } from '../problems/server-problems.ts';
import { Secret } from '../session/secret.ts';
import { startScriptedServer, type ScriptedServer } from '../testing/scripted-server.ts';
import { createHttpExchange } from './http-exchange.ts';

const http = createHttpExchange();
const request = (url: string, ownConnection = true) => ({
  method: 'GET' as const,
  url,
  ownConnection,
  signal: new AbortController().signal,
});

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

describe('an exchange', () => {
  it('answers the status, the parsed body, the date and how long to wait', async () => {
    const date = 'Mon, 05 Jan 2026 09:00:00 GMT';
    server.script = (_request, response) =>
      response.writeHead(503, { 'Retry-After': '7', Date: date }).end('{"detail":"later"}');
    expect(await http(request(`${server.base}/x/`))).toEqual({
      status: 503,
      json: { detail: 'later' },
      retryAfterMs: 7_000,
      date,
    });
  });

  it('asks for JSON, sends the body as JSON and the bearer in its header, and none where there is none', async () => {
    const headers: (readonly (string | undefined)[])[] = [];
    server.script = (_request, response) => {
      const { accept, authorization, ...others } = response.req.headers;
      headers.push([accept, others['content-type'], authorization]);
      response.end('{}');
    };
    const post = { ...request(`${server.base}/x/`), method: 'POST' as const, body: { a: 1 } };
    await http({ ...post, bearer: new Secret('canary') });
    await http(request(`${server.base}/x/`));
    expect(headers).toEqual([
      ['application/json', 'application/json', 'Bearer canary'],
      ['application/json', undefined, undefined],
    ]);
    expect(server.received[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  it('tells what is no JSON from what is, an empty answer included', async () => {
    for (const [text, json] of [
      ['', undefined],
      ['<html>', undefined],
      ['null', null],
      ['"x"', 'x'],
    ]) {
      server.script = (_request, response) => response.end(text);
      expect((await http(request(`${server.base}/x/`))).json).toEqual(json);
    }
  });

  it('reads a Retry-After of up to six digits, as whole seconds', async () => {
    for (const [value, ms] of [
      ['0', 0],
      ['999999', 999_999_000],
      ['1000000', null],
      ['7 s', null],
      ['in 7', null],
    ] as const) {
      server.script = (_request, response) => response.writeHead(503, { 'Retry-After': value }).end();
      expect((await http(request(`${server.base}/x/`))).retryAfterMs).toBe(ms);
    }
  });

  it('fails with the reason of its signal, and with a cut connection where that is none of ours', async () => {
    const sent = (reason: unknown): Promise<unknown> => {
      const giveUp = new AbortController();
      server.script = () => giveUp.abort(reason);
      return http({ ...request(`${server.base}/x/`), signal: giveUp.signal }).catch((thrown: unknown) => thrown);
    };
    expect(await sent(serverProblems.timeout(15))).toMatchObject({ code: 'server.timeout' });
    expect(await sent('of somebody else')).toMatchObject({ code: 'server.dropped' });
  });

  it('says that the connection was cut when the answer ends early', async () => {
    server.script = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"half":');
      response.destroy();
    };
    await expect(http(request(`${server.base}/x/`))).rejects.toMatchObject({ code: 'server.dropped' });
  });

  it('says where a redirect leads, and does not follow it', async () => {
    const elsewhere = await startScriptedServer();
    server.script = (_request, response) => response.writeHead(301, { Location: elsewhere.base }).end();
    expect(await http(request(`${server.base}/x/`))).toMatchObject({ status: 301, location: elsewhere.base });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('reads nothing into a Retry-After that is a date or nonsense', async () => {
    for (const value of ['Mon, 05 Jan 2026 09:00:00 GMT', '-5', '1e9', 'soon']) {
      server.script = (_request, response) => response.writeHead(503, { 'Retry-After': value }).end();
      expect((await http(request(`${server.base}/x/`))).retryAfterMs).toBeNull();
    }
  });

  it('opens a connection of its own when asked to, and keeps them otherwise', async () => {
    const ports: (number | undefined)[] = [];
    server.script = (_request, response) => {
      ports.push(response.socket?.remotePort);
      response.end('{}');
    };
    for (const own of [false, false, true, true]) await http(request(`${server.base}/x/`, own));
    expect(ports[0]).toBe(ports[1]);
    expect(new Set(ports).size).toBe(3);
  });

  it('does not lead a server on this computer through a proxy', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
    server.script = (_request, response) => response.end('{}');
    expect((await http(request(`${server.base}/x/`))).status).toBe(200);
  });

  it('gives up on an answer that would fill the memory', async () => {
    server.script = (_request, response) => response.end(Buffer.alloc(17 * 1024 * 1024, 32));
    await expect(http(request(`${server.base}/x/`))).rejects.toMatchObject({ code: 'server.unexpectedAnswer' });
  });

  it('says that nothing was sent when nobody listens, or nobody speaks TLS there', async () => {
    await expect(http(request('http://127.0.0.1:9/x/'))).rejects.toMatchObject({ code: 'server.unreachable' });
    const plain = server.base.replace('http:', 'https:');
    await expect(http(request(`${plain}/x/`))).rejects.toMatchObject({ code: 'server.noTls' });
  });
});
