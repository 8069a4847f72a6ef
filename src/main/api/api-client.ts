import { z } from 'zod';
import { detailErrorSchema } from '../../shared/wire/auth.ts';
import { wasNeverSent } from '../problems/never-sent.ts';
import { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { tradeProblems } from '../problems/trade-problems.ts';
import type { Clock } from '../session/clock.ts';
import type { ServerClock } from '../session/server-clock.ts';
import type { Session } from '../session/session.ts';
import type { Bearer, BearerUse } from '../session/bearer.ts';
import { assertReplayable, type JsonObject } from './json-body.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import type { BaseUrlOf } from './endpoints.ts';
import type { HttpAnswer, HttpExchange, HttpRequest } from './http-exchange.ts';

/** Includes waiting for a refresh and one replay. */
const CALL_LIMIT_MS = 20_000;

export interface ApiCall<S extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  /** Path below the base URL, with its query. */
  readonly path: string;
  /** A link the server gave in an earlier answer to `path`, absolute or relative to it, to follow instead. */
  readonly link?: string;
  /** Sent as JSON. Must be plain data: what can be read only once, such as a stream, could not be sent again. */
  readonly body?: JsonObject;
  /** `order` for everything that changes something: its token is renewed early, and a lost answer leaves it uncertain. */
  readonly use: BearerUse;
  readonly answer: S;
  /** Judges a refusal (4xx) with the words of this route; undefined leaves it to the general rules. */
  readonly refused?: (status: number, json: unknown) => Problem | undefined;
  /** Gives the call up: at once where it waits, and then its request is never sent. */
  readonly signal?: AbortSignal;
}

export interface ApiClientDeps {
  readonly session: Session;
  readonly http: HttpExchange;
  readonly baseUrlOf: BaseUrlOf;
  readonly serverClock: ServerClock;
  readonly clock: Clock;
}

/** SimpleJWT's code for a token it does not take, expired, invalid or blacklisted alike. Raised before the view runs. */
const TOKEN_NOT_VALID = 'token_not_valid';
const USER_GONE = new Set(['user_inactive', 'user_not_found']);
/** SimpleJWT's code where it is set to end the tokens of a changed password (CHECK_REVOKE_TOKEN). */
const PASSWORD_CHANGED = 'password_changed';

/** How long the nodes of one server may need to agree on the time. */
const NEW_TOKEN_PAUSE_MS = 1_000;

/** The one client for every call that carries a bearer: it borrows a token, and replays once when the token was refused. */
export class ApiClient {
  readonly #deps: ApiClientDeps;

  constructor(deps: ApiClientDeps) {
    this.#deps = deps;
  }

  /** Answers the parsed body of a 2xx. Throws a Problem for everything else. */
  async call<S extends z.ZodType>(call: ApiCall<S>): Promise<z.output<S>> {
    assertReplayable(call.body);
    const deadline = startDeadline(this.#deps.clock, CALL_LIMIT_MS, call.signal);
    try {
      const answer = await this.#exchangeWithReplay(call, deadline);
      return this.#read(call, answer);
    } finally {
      deadline.clear();
    }
  }

  async #exchangeWithReplay(call: ApiCall<z.ZodType>, deadline: Deadline): Promise<HttpAnswer> {
    const { session } = this.#deps;
    const bearer = await deadline.guard(session.bearer(call.use));
    const answer = await this.#exchangePatiently(call, bearer, deadline);
    if (!isTokenRefused(answer)) return answer;
    // The refusal came before the server did anything, so even an order may be sent again: once.
    const renewed = await deadline.guard(session.renew(bearer));
    return this.#exchange(call, renewed, deadline);
  }

  /** A token refused in its first moments gets one more try: a node of the server whose clock is behind takes it then. */
  async #exchangePatiently(call: ApiCall<z.ZodType>, bearer: Bearer, deadline: Deadline): Promise<HttpAnswer> {
    const answer = await this.#exchange(call, bearer, deadline);
    if (!isTokenRefused(answer) || !this.#deps.session.isTooNew(bearer)) return answer;
    await deadline.guard(this.#pause(NEW_TOKEN_PAUSE_MS));
    return this.#exchange(call, bearer, deadline);
  }

  /**
   * An answer of a session that has ended meanwhile is not handed out. Whether an order went through is then as uncertain as
   * after silence, unless its token was refused before it was looked at.
   */
  #assertStillCurrent(call: ApiCall<z.ZodType>, bearer: Bearer, answer: HttpAnswer): void {
    try {
      this.#deps.session.assertCurrent(bearer);
    } catch (changed) {
      throw call.use === 'order' && !isTokenRefused(answer) ? tradeProblems.uncertain() : changed;
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#deps.clock.after(ms, resolve));
  }

  async #exchange(call: ApiCall<z.ZodType>, bearer: Bearer, deadline: Deadline): Promise<HttpAnswer> {
    const { session, http, baseUrlOf, serverClock } = this.#deps;
    const base = await deadline.guard(baseUrlOf(bearer.account));
    session.assertCurrent(bearer);
    const request = {
      method: call.method,
      url: resolveBelow(base, call.path, call.link),
      bearer: bearer.token,
      signal: deadline.signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    };
    const assertCurrent = (): void => session.assertCurrent(bearer);
    const answer = await (call.use === 'order' ? sendOrder(http, request) : sendRead(http, request, assertCurrent));
    this.#assertStillCurrent(call, bearer, answer);
    // What is no JSON may come from a network's sign-in page, whose clock is its own affair.
    if (answer.json !== undefined) serverClock.observe(answer.date);
    return answer;
  }

  #read<S extends z.ZodType>(call: ApiCall<S>, answer: HttpAnswer): z.output<S> {
    const { status, json } = answer;
    if (status >= 200 && status < 300) {
      const body = readBody(call.answer, json);
      if (body.success) return body.data;
      // A 2xx that cannot be read leaves an order as uncertain as silence does.
      if (call.use === 'order') throw tradeProblems.uncertain();
      throw json === undefined ? serverProblems.notJson() : serverProblems.unexpectedAnswer();
    }
    throw call.refused?.(status, json) ?? this.#refusal(call, answer);
  }

  #refusal(call: ApiCall<z.ZodType>, { status, json }: HttpAnswer): Problem {
    if (status >= 500) return call.use === 'order' ? tradeProblems.uncertain() : serverProblems.failed(status);
    if (status === 408 && call.use === 'order') return tradeProblems.uncertain();
    if (status === 408 || status === 429) return serverProblems.busy();
    if (status >= 300 && status < 400) return serverProblems.redirected();
    const body = detailErrorSchema.safeParse(json);
    if (!body.success) return status === 404 ? serverProblems.wrongPath() : serverProblems.notJson();
    const { code, detail } = body.data;
    if (code !== undefined && USER_GONE.has(code)) return serverProblems.userInactive();
    if (code === PASSWORD_CHANGED) return sessionProblems.passwordChanged();
    if (status === 401) return serverProblems.unauthorized();
    if (status === 403) return serverProblems.forbidden();
    if (status === 404 || status === 405) return serverProblems.wrongPath();
    return serverProblems.rejected(detail ?? firstFieldError(json));
  }
}

type Unrouted = Omit<HttpRequest, 'ownConnection'>;

/**
 * A kept-alive connection may have been closed by the server meanwhile; a read is then simply asked again on a new one, unless
 * `assertCurrent` throws because its session ended in the meantime.
 */
async function sendRead(http: HttpExchange, request: Unrouted, assertCurrent: () => void): Promise<HttpAnswer> {
  try {
    return await http({ ...request, ownConnection: false });
  } catch (problem) {
    if (!(problem instanceof Problem && problem.code === 'server.dropped')) throw problem;
    assertCurrent();
    return http({ ...request, ownConnection: true });
  }
}

/**
 * Sent once. Unless it certainly never left, nobody knows whether it arrived: whoever placed the order must look at the
 * list, not repeat it.
 */
async function sendOrder(http: HttpExchange, request: Unrouted): Promise<HttpAnswer> {
  try {
    return await http({ ...request, ownConnection: true });
  } catch (problem) {
    throw problem instanceof Problem && wasNeverSent(problem) ? problem : tradeProblems.uncertain();
  }
}

/** A schema that maps to the app's terms may throw inside its transform; that is an unreadable answer like any other. */
function readBody<S extends z.ZodType>(
  schema: S,
  json: unknown,
): z.ZodSafeParseResult<z.output<S>> | { success: false } {
  try {
    return schema.safeParse(json);
  } catch {
    return { success: false };
  }
}

/** Whether the server refused the token itself. 403 counts with the same code only: DRF without an authenticate header answers so. */
function isTokenRefused({ status, json }: HttpAnswer): boolean {
  if (status !== 401 && status !== 403) return false;
  const body = detailErrorSchema.safeParse(json);
  return body.success && body.data.code === TOKEN_NOT_VALID;
}

/** DRF answers what it does not accept as `{ field: ["reason", …] }`. */
const fieldErrorsSchema = z.record(z.string(), z.array(z.string()));

function firstFieldError(json: unknown): string | undefined {
  const body = fieldErrorsSchema.safeParse(json);
  return body.success ? Object.values(body.data).flat()[0] : undefined;
}

/** The URL to ask. Throws when a link leads away from the API the bearer belongs to, or is none. */
function resolveBelow(base: string, path: string, link: string | undefined): string {
  if (link === undefined) return base + path;
  const home = new URL(base);
  const url = URL.parse(link, base + path);
  if (url === null) throw serverProblems.unexpectedAnswer();
  if (url.origin !== home.origin || !url.pathname.startsWith(`${home.pathname}/`)) throw serverProblems.redirected();
  return url.href;
}
