import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { loginAnswerSchema, tradeErrorSchema } from '../../shared/wire/auth.ts';
import { pageSchema } from '../../shared/wire/pagination.ts';
import { wireSignalSchema } from '../../shared/wire/signal.ts';
import { wireTradeSchema } from '../../shared/wire/trade.ts';
import type { PracticeOptions, PracticeUser } from '../options.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

export const START = Date.UTC(2026, 2, 1, 12, 0, 0);
export const ALICE = { username: 'alice', password: 'correct horse battery' };
export const BOB = { username: 'bob', password: 'staple' };

export class FakeClock {
  #now = START;
  now = (): number => this.#now;
  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Status and sentence of a refused trade request. */
export function errorOf(reply: Reply): [number, string] {
  return [reply.status, tradeErrorSchema.parse(reply.body).error];
}

/** Talks to one server over HTTP, as one user. */
export class ApiUser {
  readonly #base: string;
  readonly #access: string | null;

  constructor(base: string, access: string | null = null) {
    this.#base = base;
    this.#access = access;
  }

  get(path: string): Promise<Reply> {
    return this.#send(path, {});
  }

  post(path: string, body: unknown = {}): Promise<Reply> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async signals() {
    const { body } = await this.get('/signals/?ordering=created_at');
    return pageSchema(wireSignalSchema).parse(body).results;
  }

  async signal(symbol: string, direction: 'LONG' | 'SHORT') {
    const signals = await this.signals();
    const found = signals.find((signal) => signal.symbol_name === symbol && signal.direction === direction);
    if (!found) throw new Error(`no signal for ${symbol} ${direction}`);
    return found;
  }

  open(signalId: string | number, positionSize: unknown): Promise<Reply> {
    return this.post('/paper-trades/create_from_signal/', { signal_id: signalId, position_size: positionSize });
  }

  /** Opens a trade from the symbol's signal; fails the test unless the server says 201. */
  async openTrade(symbol: string, direction: 'LONG' | 'SHORT', positionSize = '100') {
    const reply = await this.open((await this.signal(symbol, direction)).id, positionSize);
    if (reply.status !== 201) throw new Error(`not opened: ${reply.status} ${JSON.stringify(reply.body)}`);
    return wireTradeSchema.parse(reply.body);
  }

  async trades(query = '') {
    return pageSchema(wireTradeSchema).parse((await this.get(`/paper-trades/${query}`)).body).results;
  }

  async #send(path: string, init: RequestInit): Promise<Reply> {
    const headers = new Headers(init.headers);
    if (this.#access !== null) headers.set('Authorization', `Bearer ${this.#access}`);
    return await exchange(this.#base + path, { ...init, headers });
  }
}

export async function exchange(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: z.unknown().parse(await response.json()) };
}

interface Harness {
  readonly server: PracticeServer;
  readonly clock: FakeClock;
  readonly anonymous: ApiUser;
  readonly signIn: (user?: PracticeUser) => Promise<ApiUser & { access: string; refresh: string }>;
}

/** One user, an in-memory database, passwords that are cheap to check. */
export function practiceOptions(clock: FakeClock): PracticeOptions {
  return {
    databasePath: ':memory:',
    users: [ALICE],
    accessSeconds: 3600,
    refreshSeconds: 86_400,
    rotate: true,
    blacklist: true,
    clock,
    passwordCost: { N: 1024, r: 8, p: 1 },
    seed: 1,
  };
}

/** Starts a server with a fake clock; closes it when the test has finished. */
export async function startHarness(overrides: Partial<PracticeOptions> = {}): Promise<Harness> {
  const clock = new FakeClock();
  const server = await startPracticeServer({ ...practiceOptions(clock), ...overrides });
  onTestFinished(() => server.close());
  const anonymous = new ApiUser(server.url);

  return {
    server,
    clock,
    anonymous,
    async signIn(user = ALICE) {
      const { body } = await anonymous.post('/auth/login/', user);
      const pair = loginAnswerSchema.parse(body);
      return Object.assign(new ApiUser(server.url, pair.access), pair);
    },
  };
}
