import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly bearer: string | null;
  readonly body: string;
}

type Script = (request: Received, response: ServerResponse) => void;

/** A real HTTP server on loopback that records what it received and answers as the test says. */
export interface ScriptedServer {
  readonly base: string;
  readonly received: Received[];
  script: Script;
  close(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const bearer = request.headers.authorization?.replace(/^Bearer /u, '') ?? null;
      const entry: Received = { method: request.method ?? '', path: request.url ?? '', bearer, body };
      received.push(entry);
      scripted.script(entry, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server answers an AddressInfo; only pipes answer a string.
  const { port } = server.address() as AddressInfo;
  const scripted: ScriptedServer = {
    base: `http://127.0.0.1:${port}/api`,
    received,
    script: (_request, response) => response.writeHead(500).end(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return scripted;
}

/** Answers JSON with a status. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** A status with a JSON body, a web page with status 200, a cut connection, or no answer at all. */
export type ScriptedAnswer = readonly [status: number, body: unknown] | 'page' | 'drop' | 'silence';
/** Keys are like `POST /auth/login/`: method, and path below the base URL without a query. */
export type RouteTable = Readonly<Record<string, ScriptedAnswer | ((request: Received) => ScriptedAnswer)>>;

/** A script for a server with these routes; the others it does not know, which it says in a page, as Django does. */
export function routes(table: RouteTable): Script {
  return (request, response) => {
    const entry = table[routeOf(request)];
    const answer = typeof entry === 'function' ? entry(request) : entry;
    if (answer === undefined) page(response, 404, 'Not Found');
    else if (answer === 'page') page(response, 200, 'Welcome to the network');
    else if (answer === 'drop') response.destroy();
    else if (answer !== 'silence') json(response, ...answer);
  };
}

/** A request as a key of the table. */
export function routeOf({ method, path }: Received): string {
  return `${method} ${path.replace(/^\/api/u, '').replace(/\?.*$/u, '')}`;
}

function page(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html' }).end(`<!doctype html><h1>${title}</h1>`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // Node's request yields Buffers as long as no encoding is set.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
