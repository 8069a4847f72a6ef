import type { HttpAnswer, HttpExchange, HttpRequest } from '../../api/http-exchange.ts';
import { Problem } from '../../problems/problem.ts';
import { serverProblems } from '../../problems/server-problems.ts';
import type { FakeClock } from '../fake-clock.ts';
import type { SimulatedServer } from './simulated-server.ts';

/** What happens to a request on its way. */
export type Weather =
  | 'fine'
  /** Nothing gets through. */
  | 'offline'
  /** The request arrives and takes effect, but its answer is lost. */
  | 'answersLost'
  /** A gateway answers in the server's place. */
  | 'badGateway'
  | 'busy'
  /** A network's sign-in page answers everything. */
  | 'captivePortal'
  | 'wrongRefreshPath'
  /** The connection hangs until somebody gives up. */
  | 'silent';

const answer = (status: number, json?: unknown): HttpAnswer => ({
  status,
  json,
  retryAfterMs: null,
  date: undefined,
  location: undefined,
});

/** The way between client and server, in the test's time: it takes `latencyMs` each way, and has its weather. */
export class SimulatedNetwork {
  weather: Weather = 'fine';
  latencyMs = 5;
  readonly #clock: FakeClock;
  readonly #server: SimulatedServer;

  constructor(clock: FakeClock, server: SimulatedServer) {
    this.#clock = clock;
    this.#server = server;
  }

  readonly exchange: HttpExchange = (request) => this.#send(request);

  async #send(request: HttpRequest): Promise<HttpAnswer> {
    const { weather } = this;
    if (weather === 'offline') throw serverProblems.unreachable();
    await this.#pass(this.latencyMs, request.signal);
    switch (weather) {
      case 'silent':
        return this.#pass(Number.MAX_SAFE_INTEGER, request.signal).then(() => answer(504));
      case 'badGateway':
        return answer(502);
      case 'busy':
        return { ...answer(429, { detail: 'throttled' }), retryAfterMs: 3_000 };
      case 'captivePortal':
        return answer(200);
      case 'wrongRefreshPath':
        if (request.url.endsWith('/refresh/')) return answer(404, { detail: 'Not found.' });
    }
    const handled = this.#server.handle(request);
    await this.#pass(this.latencyMs, request.signal);
    if (weather === 'answersLost') throw serverProblems.dropped();
    return handled;
  }

  #pass(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.after(ms, () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = (): void => {
        timer.cancel();
        reject(signal.reason instanceof Problem ? signal.reason : serverProblems.dropped());
      };
      if (signal.aborted) onAbort();
      else signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
