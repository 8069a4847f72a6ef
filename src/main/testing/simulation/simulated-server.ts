import type { HttpAnswer, HttpRequest } from '../../api/http-exchange.ts';
import type { JsonObject } from '../../api/json-body.ts';
import { jwt } from '../tokens.ts';

export interface ServerTraits {
  readonly rotate: boolean;
  readonly blacklist: boolean;
  readonly accessMs: number;
  readonly refreshMs: number;
}

interface Issued {
  readonly user: string;
  readonly until: number;
  /** Taken away, or replaced and blacklisted. */
  readonly isRefused: boolean;
}

/** What the server did with a request, for whoever checks the rules. */
export interface Handled {
  readonly path: string;
  readonly status: number;
}

/**
 * A server that speaks SimpleJWT's rules, in memory and in the test's time: it rotates, blacklists and expires as told, and
 * keeps a list of the orders it has carried out. `skewMs` is its clock minus the test's.
 */
export class SimulatedServer {
  readonly orders: string[] = [];
  readonly handled: Handled[] = [];
  skewMs = 0;
  readonly #traits: ServerTraits;
  readonly #access = new Map<string, Issued>();
  readonly #refresh = new Map<string, Issued>();
  readonly #inactive = new Set<string>();
  #count = 0;
  /** The test's true time: unlike the device clock nobody sets it. */
  readonly #trueNow: () => number;

  constructor(traits: ServerTraits, trueNow: () => number) {
    this.#traits = traits;
    this.#trueNow = trueNow;
  }

  /** Answers one request. Called when the request arrives, so what it changes stays changed if the answer is lost. */
  handle(request: HttpRequest): HttpAnswer {
    const path = new URL(request.url).pathname.replace('/api', '');
    const [status, json] = this.#route(path, request);
    this.handled.push({ path, status });
    const date = new Date(this.#now()).toUTCString();
    return { status, json, retryAfterMs: null, date, location: undefined };
  }

  /** Refreshes answered with this status. */
  refreshes(status: number): number {
    return this.handled.filter((one) => one.path === '/auth/token/refresh/' && one.status === status).length;
  }

  /** Whose token this is, and whether it would be accepted now. */
  ownerOf(access: string): string | undefined {
    return this.#access.get(access)?.user;
  }

  accepts(access: string): boolean {
    return this.#isAlive(this.#access.get(access));
  }

  wouldRefresh(refresh: string): boolean {
    const issued = this.#refresh.get(refresh);
    return this.#isAlive(issued) && !this.#inactive.has(issued.user);
  }

  isPastItsEnd(refresh: string): boolean {
    return (this.#refresh.get(refresh)?.until ?? Number.POSITIVE_INFINITY) <= this.#now();
  }

  /** Takes every sign-in of a user away. */
  revoke(user: string): void {
    for (const tokens of [this.#access, this.#refresh]) {
      for (const [token, issued] of tokens) if (issued.user === user) tokens.set(token, { ...issued, isRefused: true });
    }
  }

  deactivate(user: string): void {
    this.#inactive.add(user);
  }

  #now(): number {
    return this.#trueNow() + this.skewMs;
  }

  #isAlive(issued: Issued | undefined): issued is Issued {
    return issued !== undefined && !issued.isRefused && issued.until > this.#now();
  }

  #route(path: string, request: HttpRequest): readonly [number, unknown] {
    const { body } = request;
    if (path === '/auth/login/') return [200, this.#issue(text(body, 'username'))];
    if (path === '/auth/token/refresh/') return this.#renew(text(body, 'refresh'));
    if (path === '/auth/token/blacklist/') {
      this.#forget(text(body, 'refresh'));
      return [200, {}];
    }
    const issued = this.#access.get(request.bearer?.reveal() ?? '');
    if (!this.#isAlive(issued)) return [401, { detail: 'Given token not valid', code: 'token_not_valid' }];
    if (this.#inactive.has(issued.user)) return [401, { detail: 'User is inactive', code: 'user_inactive' }];
    if (request.method === 'POST') this.orders.push(text(body, 'order'));
    return [200, { ok: true }];
  }

  #renew(refresh: string): readonly [number, unknown] {
    const issued = this.#refresh.get(refresh);
    if (!this.#isAlive(issued)) return [401, { detail: 'Token is invalid or expired', code: 'token_not_valid' }];
    if (this.#inactive.has(issued.user)) return [401, { detail: 'No active account', code: 'no_active_account' }];
    const { rotate, blacklist } = this.#traits;
    if (!rotate) return [200, { access: this.#issueAccess(issued.user) }];
    if (blacklist) this.#forget(refresh);
    return [200, this.#issue(issued.user)];
  }

  #issue(user: string): { access: string; refresh: string } {
    const until = this.#now() + this.#traits.refreshMs;
    const refresh = jwt(`refresh-${user}-${this.#next()}`, until, this.#now());
    this.#refresh.set(refresh, { user, until, isRefused: false });
    return { access: this.#issueAccess(user), refresh };
  }

  #issueAccess(user: string): string {
    const until = this.#now() + this.#traits.accessMs;
    const access = jwt(`access-${user}-${this.#next()}`, until, this.#now());
    this.#access.set(access, { user, until, isRefused: false });
    return access;
  }

  #forget(refresh: string): void {
    const issued = this.#refresh.get(refresh);
    if (issued !== undefined) this.#refresh.set(refresh, { ...issued, isRefused: true });
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

function text(body: JsonObject | undefined, field: string): string {
  const value = body?.[field];
  return typeof value === 'string' ? value : '';
}
