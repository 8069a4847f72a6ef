import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverProblems } from '../problems/server-problems.ts';
import { askForUpgrade } from './http-upgrade.ts';

let server: Server;
let url: URL;
beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server answers an AddressInfo; only pipes answer a string.
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ws/signals/`);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const open = (): AbortSignal => new AbortController().signal;

describe('asking for a WebSocket', () => {
  it('speaks as RFC 6455 wants it, without a credential, and hangs up when the server agrees', async () => {
    const asked: (readonly [string | undefined, string | undefined, IncomingHttpHeaders])[] = [];
    const hungUp = new Promise((resolve) => {
      server.on('upgrade', (request, socket) => {
        asked.push([request.method, request.url, request.headers]);
        socket.on('end', () => resolve(socket.end())).resume();
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      });
    });
    expect(await askForUpgrade(url, open())).toBe(101);
    await hungUp;
    expect(asked).toEqual([
      [
        'GET',
        '/ws/signals/',
        {
          host: url.host,
          connection: 'Upgrade',
          upgrade: 'websocket',
          'sec-websocket-version': '13',
          'sec-websocket-key': expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/u) as string,
        },
      ],
    ]);
  });

  it('answers the status of a refusal, and hangs up although its body has not ended', async () => {
    const hungUp = new Promise((resolve) => {
      server.on('request', (_request, response) => {
        response.on('close', resolve);
        response.writeHead(403).write('a body that goes on and on');
      });
    });
    expect(await askForUpgrade(url, open())).toBe(403);
    await hungUp;
  });

  it('says why nothing came: nobody listens, the connection was cut, nobody speaks TLS', async () => {
    const code = (asked: URL): Promise<unknown> => askForUpgrade(asked, open()).catch((thrown: unknown) => thrown);
    server.on('request', (_request, response) => response.destroy());
    expect(await code(url)).toMatchObject({ code: 'server.dropped' });
    expect(await code(new URL(url.href.replace('http:', 'https:')))).toMatchObject({ code: 'server.noTls' });
    expect(await code(new URL('http://127.0.0.1:9/ws/signals/'))).toMatchObject({ code: 'server.unreachable' });
  });

  it('gives up with the reason of its signal', async () => {
    const giveUp = new AbortController();
    server.on('request', () => giveUp.abort(serverProblems.timeout(5)));
    await expect(askForUpgrade(url, giveUp.signal)).rejects.toMatchObject({ code: 'server.timeout' });
  });
});
