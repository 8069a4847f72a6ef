import { Axios, AxiosError } from 'axios';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { connectionProblem } from './connection-problem.ts';
import type { JsonObject } from './json-body.ts';
import type { Secret } from '../session/secret.ts';
import { isLoopback } from './server-url.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  /** Absolute; must lie on the configured origin, which the caller has checked. */
  readonly url: string;
  readonly body?: JsonObject;
  readonly bearer?: Secret;
  /**
   * A connection of its own instead of a kept-alive one. The server may have closed the latter meanwhile, and then nobody
   * knows whether the request arrived: harmless for a read, not for an order or a token rotation.
   */
  readonly ownConnection: boolean;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** The parsed body; undefined when it was empty or not JSON. */
  readonly json: unknown;
  readonly retryAfterMs: number | null;
  readonly date: string | undefined;
  /** Where a redirect leads. It is never followed. */
  readonly location: string | undefined;
}

const ownConnection = {
  httpAgent: new HttpAgent({ keepAlive: false }),
  httpsAgent: new HttpsAgent({ keepAlive: false }),
};

/** Large enough for a page of a hundred trades many times over; keeps a broken server from filling memory. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * One HTTP request with axios, and nothing of axios comes out of it: an axios error holds the bearer in its config. Resolves
 * for every status. Throws `server.unreachable`, `server.untrusted` or `server.noTls` when nothing was sent, `server.dropped` when the
 * answer was lost, and the signal's reason when it was aborted.
 */
export type HttpExchange = (request: HttpRequest) => Promise<HttpAnswer>;

export function createHttpExchange(): HttpExchange {
  // Bare of the library's defaults, which it would merge into every request: headers per method, transforms, form encoding.
  const client = new Axios({
    adapter: 'http',
    // A redirect could carry the bearer or the refresh token to another host.
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    responseType: 'text',
    validateStatus: () => true,
    headers: { Accept: 'application/json' },
  });
  return (request) => exchange(client, request);
}

async function exchange(client: Axios, request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, body, bearer, signal } = request;
  try {
    const response = await client.request<unknown>({
      method,
      url,
      signal,
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer.reveal()}` }),
      },
      ...(request.ownConnection ? ownConnection : {}),
      // A proxy from the environment has no business with a server on this computer.
      ...(isLoopback(new URL(url)) ? { proxy: false } : {}),
    });
    return {
      status: response.status,
      json: parseJson(response.data),
      retryAfterMs: parseRetryAfter(header(response.headers['retry-after'])),
      date: header(response.headers['date']),
      location: header(response.headers['location']),
    };
  } catch (error) {
    if (signal.aborted && signal.reason instanceof Problem) throw signal.reason;
    if (!(error instanceof AxiosError)) throw serverProblems.dropped();
    if (error.code === AxiosError.ERR_BAD_RESPONSE) throw serverProblems.unexpectedAnswer();
    throw connectionProblem(error.code ?? '', failedCall(error.cause));
  }
}

/** Parsed here and not by axios, so that a page of HTML is told apart from JSON. */
function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Delta seconds only; the date form (RFC 9110 §10.2.3) is rare, and a wrong device clock would misread it. */
function parseRetryAfter(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,6}$/u.test(value) ? Number(value) * 1_000 : null;
}

function header(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Which call of the system failed. Several errors at once come from trying the addresses of a host one after the other. */
function failedCall(cause: unknown): string | undefined {
  if (cause instanceof AggregateError) return 'connect';
  if (!(cause instanceof Error) || !('syscall' in cause)) return undefined;
  return typeof cause.syscall === 'string' ? cause.syscall : undefined;
}
