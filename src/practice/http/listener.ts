import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AnswerRecord, Clock } from '../options.ts';
import { ApiError, detailError } from './api-error.ts';
import { readJson } from './body.ts';
import type { Dispatch } from './router.ts';
import type { Answer } from './types.ts';

interface ListenerParts {
  readonly clock: Clock;
  readonly dispatch: Dispatch;
  readonly onAnswer: (answer: AnswerRecord) => void;
  readonly warn: (message: string) => void;
}

type FullAnswer = Answer & { readonly headers?: Readonly<Record<string, string>> };

/** The node:http server around a router: Host check, error answers, headers and time limits. */
export function createListener({ clock, dispatch, onAnswer, warn }: ListenerParts): Server {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 60_000 });

  async function decide(message: IncomingMessage): Promise<FullAnswer> {
    try {
      const url = checkedUrl(server, message);
      const { authorization } = message.headers;
      return await dispatch(message.method ?? '', { url, authorization, body: () => readJson(message) });
    } catch (error) {
      if (error instanceof ApiError) return error;
      warn(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown error'}`);
      return detailError(500, 'Internal server error.');
    }
  }

  server.on('request', (message, response) => {
    void decide(message).then((answer) => {
      const path = message.url?.split('?', 1)[0] ?? '';
      onAnswer({ method: message.method ?? '', path, status: answer.status });
      send(response, answer, clock);
    });
  });
  return server;
}

/**
 * A web page can point its own host name at 127.0.0.1 and so reach a loopback server from a browser (DNS rebinding); its
 * requests then carry that name as Host.
 */
function checkedUrl(server: Server, message: IncomingMessage): URL {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const host = message.headers.host?.toLowerCase() ?? '';
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw detailError(403, 'Host not allowed.');
  const target = message.url ?? '';
  const url = `http://${host}${target}`;
  if (!target.startsWith('/') || !URL.canParse(url)) throw detailError(400, 'Bad request target.');
  return new URL(url);
}

function send(response: ServerResponse, answer: FullAnswer, clock: Clock): void {
  if (response.destroyed) return;
  const body = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    // Clients estimate the server's time from this header, so it must tell the clock that the tokens live by.
    Date: new Date(clock.now()).toUTCString(),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  });
  response.end(body);
}
