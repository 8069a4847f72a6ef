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

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  // Node's request yields Buffers as long as no encoding is set.
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
