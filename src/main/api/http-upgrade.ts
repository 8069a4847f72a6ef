import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Problem } from '../problems/problem.ts';
import { connectionProblem } from './connection-problem.ts';

/**
 * Asks for a WebSocket (RFC 6455 §4.1) and hangs up as soon as the server has answered. Sends no credential. Resolves with
 * the HTTP status: 101 when the server agreed. Throws `server.unreachable` and its like, or the signal's reason.
 */
export function askForUpgrade(url: URL, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      agent: false,
      signal,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
        'Sec-WebSocket-Version': '13',
      },
    });
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    request.on('response', (response) => {
      // Hanging up below ends an unread body as an error, which is what was wanted.
      response.on('error', () => undefined);
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      reject(signal.reason instanceof Problem ? signal.reason : connectionProblem(error.code ?? ''));
    });
    request.end();
  });
}
