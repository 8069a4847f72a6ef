import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { FaultRules, type Fault, type FaultRule } from './fault.ts';
import { Recording, type OpenRecord, type RecordedRequest } from './recording.ts';

interface RecordingProxyOptions {
  /** Base URL of the server behind it, such as `http://127.0.0.1:8000/api`. Plain HTTP only. */
  readonly target: string;
  readonly now?: () => number;
}

export interface RecordingProxy {
  /** The base URL to use instead of the target's, with the same path. */
  readonly url: string;
  requests(): readonly RecordedRequest[];
  /** How many requests with this method, and a path this matches, have arrived since the last `clear`. */
  count(method: string, path: RegExp): number;
  /** Every token that passed, in clear: for searching places where no token may be. Never print it. */
  tokens(): readonly string[];
  /** Adds a fault; the first matching rule strikes. */
  inject(rule: FaultRule): void;
  clearFaults(): void;
  /** Forgets the recorded requests. */
  clear(): void;
  /** Cuts every connection, hanging ones too, and stops listening. */
  close(): Promise<void>;
}

/** Starts a reverse proxy on a free loopback port: it notes what passes and, where a rule says so, gets in the way. */
export async function startRecordingProxy({ target, now = Date.now }: RecordingProxyOptions): Promise<RecordingProxy> {
  const { origin: targetOrigin, protocol, pathname } = new URL(target);
  if (protocol !== 'http:') throw new TypeError(`the recording proxy speaks plain HTTP only, not ${protocol}`);
  const recording = new Recording(now);
  const faults = new FaultRules();
  let ownOrigin = '';

  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming;
    const { pathname: path } = new URL(url, targetOrigin);
    const record = recording.open(method, path, incoming.headers.authorization);
    const fault = faults.take(method, path);
    handle({ incoming, outgoing, record, targetOrigin, ownOrigin }, fault).catch(() => {
      // The server is gone or the client gave up: a real proxy between two machines would cut the line too.
      incoming.socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  ownOrigin = `http://127.0.0.1:${address.port}`;

  return {
    url: `${ownOrigin}${pathname.replace(/\/$/, '')}`,
    requests: () => recording.requests(),
    count: (method, path) => recording.count(method, path),
    tokens: () => recording.tokens(),
    inject: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    clear: () => recording.clear(),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly record: OpenRecord;
  readonly targetOrigin: string;
  readonly ownOrigin: string;
}

async function handle(exchange: Exchange, fault: Fault | null): Promise<void> {
  const { incoming, outgoing, record } = exchange;
  const body = await buffer(incoming);
  record.sent(body);
  switch (fault?.kind) {
    case 'answer':
      answer(
        exchange,
        fault.status,
        { 'content-type': fault.contentType ?? 'application/json' },
        Buffer.from(fault.body),
      );
      return;
    case 'redirect':
      answer(exchange, fault.status ?? 307, { location: fault.location }, Buffer.alloc(0));
      return;
    case 'reroute':
      incoming.url = fault.path;
      break;
    case 'hang':
      return;
    case 'drop':
      incoming.socket.destroy();
      return;
    case 'loseAnswer':
      await forward(exchange, body);
      outgoing.destroy();
      return;
    case 'wait':
      await fault.until();
      break;
    case 'holdAnswer':
    case undefined:
  }
  const { status, headers, body: answered } = await forward(exchange, body);
  if (fault?.kind === 'holdAnswer') await fault.until();
  answer(exchange, status, headers, answered);
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function forward({ incoming, targetOrigin, ownOrigin }: Exchange, body: Buffer): Promise<Answer> {
  const { host } = new URL(targetOrigin);
  const request = httpRequest(new URL(incoming.url ?? '/', targetOrigin), {
    // A kept connection may be the very one that the server is closing, as asked: the request on it would be lost.
    agent: false,
    ...(incoming.method === undefined ? {} : { method: incoming.method }),
    // The server checks that it is addressed by its own name. Uncompressed answers are the ones that can be read here.
    headers: { ...incoming.headers, host, 'accept-encoding': 'identity', connection: 'close' },
  });
  request.end(body);
  // Node's documentation of the event "response": one argument, an IncomingMessage.
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 502,
    headers: response.headers,
    body: ownLinks(response, await buffer(response), targetOrigin, ownOrigin),
  };
}

/** Pages link to the next one by its full address, which must lead through the proxy again. */
function ownLinks({ headers }: IncomingMessage, body: Buffer, targetOrigin: string, ownOrigin: string): Buffer {
  if (!(headers['content-type'] ?? '').startsWith('application/json')) return body;
  return Buffer.from(body.toString('utf8').replaceAll(`"${targetOrigin}/`, `"${ownOrigin}/`));
}

/** These describe one connection, not the answer (RFC 9110, section 7.6.1). */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function answer(
  { outgoing, record }: Exchange,
  status: number,
  headers: IncomingMessage['headers'],
  body: Buffer,
): void {
  record.answered(status, body);
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name));
  outgoing.writeHead(status, { ...Object.fromEntries(kept), 'content-length': body.length });
  outgoing.end(body);
}
