import { inspect } from 'node:util';
import type { SessionStatus } from '../../../shared/domain/session-status.ts';
import type { HttpAnswer, HttpExchange, HttpRequest } from '../../api/http-exchange.ts';
import { Problem } from '../../problems/problem.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const REFRESH = '/auth/token/refresh/';

/**
 * Watches everything a run does at its edges, and notes where one of the session's invariants (docs/session.md) is broken: it
 * throws nothing, because the run might swallow it. It knows what the server and the disk know, which the session does not.
 */
export class SessionRules {
  readonly story: string[] = [];
  /** What was broken first; null as long as all is well. */
  broken: string | null = null;
  readonly #world: SimulatedWorld;
  #status: SessionStatus = { phase: 'starting' };
  /** Counts the runs: what the server answers a run that is gone, nobody knows. */
  #run = 0;
  /** Counts the sessions that ended or gave way to another account. */
  epoch = 0;
  #superseded = new Set<string>();
  #diskFailed = false;
  #lastRefresh = '';
  /** Why a refresh token may be dead although nobody revoked it. */
  #answerLost = false;
  readonly #revoked = new Set<string>();
  /** Refresh tokens the app itself had revoked, such as at a sign-out. */
  readonly #givenUp = new Set<string>();

  constructor(world: SimulatedWorld) {
    this.#world = world;
  }

  tell(line: string): void {
    this.story.push(line);
  }

  diskTrouble(): void {
    this.#diskFailed = true;
  }

  revoked(user: string): void {
    this.#revoked.add(user);
  }

  /** A new run starts from what the disk holds: what the last one only knew is not known any more. */
  restarted(): void {
    this.#run += 1;
    this.epoch += 1;
    this.#status = { phase: 'starting' };
    this.#answerLost = true;
    const rotation = this.#world.disk.durable?.rotation;
    if (rotation === undefined) return;
    this.#superseded.delete(rotation.pair.refresh.reveal());
    const previous = rotation.previousRefresh?.reveal();
    if (rotation.refreshing && previous !== undefined) this.#superseded.delete(previous);
  }

  /** The run's way to the network, with every request and answer checked. */
  watch(http: HttpExchange): HttpExchange {
    /** Under way, by the session that sent them: what an ended one has sent cannot be called back. */
    const refreshing = new Map<number, number>();
    const count = (epoch: number, change: number): number => {
      const next = (refreshing.get(epoch) ?? 0) + change;
      refreshing.set(epoch, next);
      return next;
    };
    return async (request) => {
      const path = new URL(request.url).pathname.replace('/api', '');
      if (path === REFRESH) {
        const { epoch } = this;
        this.#require(count(epoch, 1) === 1, 1, 'two refreshes are under way');
        return this.#watchRefresh(request, http).finally(() => count(epoch, -1));
      }
      if (path === '/auth/token/blacklist/') this.#givenUp.add(refreshIn(request));
      if (request.bearer !== undefined) this.#checkBearer(request.bearer.reveal(), path);
      return http(request);
    };
  }

  follow(status: SessionStatus): void {
    const before = this.#status;
    this.#status = status;
    if (userOf(before) !== userOf(status)) this.epoch += 1;
    if (status.phase === 'signedOut') this.#answerLost = false;
    if (before.phase !== status.phase) this.tell(`  … ${status.phase}`);
    if (status.phase === 'ended' && before.phase !== 'ended') this.#checkEnd(status.reason.code, userOf(before));
  }

  /** An error on its way to whoever called: it may hold no token, however deep one looks. */
  checkError(thrown: unknown): void {
    const shown = inspect(thrown, { depth: Infinity, showHidden: true });
    this.#require(!/signature-(access|refresh)/u.test(shown), 7, `an error shows a token: ${shown}`);
    this.#require(thrown instanceof Problem, 7, `not a Problem: ${shown}`);
  }

  checkOrder(order: string, outcome: string): void {
    const times = this.#world.server.orders.filter((one) => one === order).length;
    this.#require(times <= 1, 6, `order ${order} was carried out ${times} times`);
    if (outcome === 'done') this.#require(times === 1, 6, `order ${order} is called done and was not carried out`);
    const mayHaveHappened = ['done', 'trade.uncertain', 'session.changed'].includes(outcome);
    this.#require(mayHaveHappened || times === 0, 6, `order ${order} was carried out and is called ${outcome}`);
  }

  /** An answer that reached its caller: it must belong to the session that asked. */
  checkAnswer(epochThen: number): void {
    this.#require(this.epoch === epochThen, 4, 'an answer of an ended session was handed out');
  }

  async #watchRefresh(request: HttpRequest, http: HttpExchange): Promise<HttpAnswer> {
    const refresh = refreshIn(request);
    const run = this.#run;
    this.#lastRefresh = refresh;
    this.#require(!this.#superseded.has(refresh), 2, 'a refresh token is sent although a newer pair is known');
    try {
      const answer = await http(request);
      if (this.#run === run && answer.status === 200 && hasRefresh(answer.json)) this.#superseded.add(refresh);
      if (answer.status >= 500 || answer.json === undefined) this.#answerLost = true;
      return answer;
    } catch (problem) {
      this.#answerLost = true;
      throw problem;
    }
  }

  #checkBearer(token: string, path: string): void {
    const isDurable = this.#diskFailed || this.#world.disk.everDurable.has(token);
    this.#require(isDurable, 3, `${path} is sent with a token that is not durable yet`);
    const owner = this.#world.server.ownerOf(token);
    this.#require(
      owner === userOf(this.#status),
      4,
      `${path} of ${String(userOf(this.#status))} is sent for ${String(owner)}`,
    );
  }

  #checkEnd(reason: string, user: string | undefined): void {
    const { server } = this.#world;
    this.#require(!server.wouldRefresh(this.#lastRefresh), 5, `signed out (${reason}) with a token the server takes`);
    if (reason === 'session.ended') {
      const isRevoked = user !== undefined && this.#revoked.has(user);
      // What a disk that refused to be written would have said, the next run cannot know; the user was told of the disk.
      const explained =
        isRevoked || this.#diskFailed || this.#givenUp.has(this.#lastRefresh) || server.isPastItsEnd(this.#lastRefresh);
      this.#require(explained, 5, 'signed out as if revoked, and nobody revoked anything');
    }
    if (reason === 'session.renewalLost') this.#require(this.#answerLost, 5, 'nothing was lost');
  }

  #require(holds: boolean, invariant: number, what: string): void {
    if (!holds) this.broken ??= `invariant ${invariant}: ${what}`;
    if (!holds) this.tell(`!! invariant ${invariant}: ${what}`);
  }
}

function userOf(status: SessionStatus): string | undefined {
  if (status.phase !== 'signedIn' && status.phase !== 'ended') return undefined;
  return status.account.kind === 'server' ? status.account.username : 'practice';
}

function refreshIn({ body }: HttpRequest): string {
  const refresh = body?.['refresh'];
  return typeof refresh === 'string' ? refresh : '';
}

function hasRefresh(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'refresh' in json;
}
