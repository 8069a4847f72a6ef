import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { HeldCalls } from './held-calls.ts';
import { paths, REFRESH_MS, type Command, type Counters, type RefreshFault } from './protocol.ts';
import { ReplayWatch } from './replay-watch.ts';
import { TokenDesk } from './token-desk.ts';

/** A thousand calls connect at once; beyond Node's 511 some would wait a second for the kernel to try again. */
const BACKLOG = 4_096;
/** Longer than a run: no connection may be closed for being idle in one contestant's turn and not in another's. */
const KEEP_ALIVE_MS = 600_000;

const refreshBodySchema = z.object({ refresh: z.string() });

const answers = {
  profile: JSON.stringify({ id: 7, username: 'ada', email: 'ada@example.com' }),
  tokenNotValid: JSON.stringify({
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is expired' }],
  }),
  blacklisted: JSON.stringify({ detail: 'Token is blacklisted', code: 'token_not_valid' }),
};

/** The server every contestant runs against: sign-in, refresh, and one profile to ask for. */
export class BenchServer {
  readonly #desk = new TokenDesk(() => Date.now());
  readonly #watch = new ReplayWatch(() => performance.now());
  readonly #held = new HeldCalls();
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #calls: Record<string, number> = {};
  #refreshes = { sent: 0, accepted: 0 };
  #fault: RefreshFault | null = null;

  /** Listens on loopback. Answers the base URL. */
  async listen(): Promise<string> {
    this.#server.keepAliveTimeout = KEEP_ALIVE_MS;
    await new Promise<void>((resolve) => {
      this.#server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve);
    });
    // A TCP server answers an AddressInfo; only pipes answer a string.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api`;
  }

  async obey(command: Command): Promise<Counters> {
    switch (command.type) {
      case 'clear':
        this.#clear();
        break;
      case 'expire':
        this.#desk.expire();
        break;
      case 'accessLife':
        this.#desk.accessSeconds = command.seconds;
        break;
      case 'refreshFault':
        this.#fault = command.fault;
        break;
      case 'awaitHeld':
        await this.#held.untilHeld(command.count);
        break;
      case 'releaseHeld':
        this.#held.release();
        break;
      case 'read':
        break;
    }
    return { calls: this.#calls, refreshes: this.#refreshes, toReplayMs: this.#watch.toReplayMs };
  }

  #clear(): void {
    this.#calls = {};
    this.#refreshes = { sent: 0, accepted: 0 };
    this.#watch.clear();
    this.#held.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').replace('/api', '').split('?');
    if (path === paths.profile) this.#onProfile(query, request, response);
    else if (path === paths.refresh) await this.#onRefresh(request, response);
    else if (path === paths.login) send(response, 200, JSON.stringify(this.#desk.issue()));
    else send(response, path === paths.blacklist ? 200 : 404, '{}');
  }

  #onProfile(query: string, request: IncomingMessage, response: ServerResponse): void {
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const answer = (): number => {
      const status = this.#desk.accepts(bearer) ? 200 : 401;
      this.#calls[status] = (this.#calls[status] ?? 0) + 1;
      send(response, status, status === 200 ? answers.profile : answers.tokenNotValid);
      return status;
    };
    const [mark, name = ''] = query.split('=');
    if (mark === 'late') {
      this.#held.holdOnce(name, answer);
    } else if (mark === 'call') {
      this.#watch.received(name);
      if (answer() === 401) this.#watch.refused(name);
    } else {
      answer();
    }
  }

  async #onRefresh(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrived = performance.now();
    this.#refreshes.sent += 1;
    const body = refreshBodySchema.safeParse(await json(request));
    await delay(REFRESH_MS);
    if (this.#fault?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    if (this.#fault?.kind === 'answer') {
      send(response, this.#fault.status, this.#fault.body, this.#fault.contentType);
      return;
    }
    const pair = body.success ? this.#desk.rotate(body.data.refresh) : null;
    if (pair === null) {
      send(response, 401, answers.blacklisted);
      return;
    }
    this.#refreshes.accepted += 1;
    send(response, 200, JSON.stringify(pair));
    this.#watch.refreshed(performance.now() - arrived);
  }
}

function send(response: ServerResponse, status: number, body: string, contentType = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': contentType }).end(body);
}
