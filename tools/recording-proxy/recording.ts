import { bearerOf, fingerprint, tokensIn } from './tokens.ts';

/** One request as it passed: no header, no body, no query, and of tokens only their fingerprints. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query, such as `/api/signals/`. */
  readonly path: string;
  /** A question whether an authentication route is there: it carries nothing, and is no attempt to sign in or to renew. */
  readonly isProbe: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null while it is under way, and for good when the connection was cut. */
  readonly status: number | null;
  /** The access token it was sent with. */
  readonly bearer: string | null;
  /** The refresh token in its body. */
  readonly refreshSent: string | null;
  /** The tokens in its answer. */
  readonly accessIssued: string | null;
  readonly refreshIssued: string | null;
}

const AUTH_ROUTE = /\/(login|token\/refresh)\/$/u;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A request that is being recorded. */
export interface OpenRecord {
  sent(body: Buffer): void;
  answered(status: number, body: Buffer): void;
}

export class Recording {
  #requests: Writable<RecordedRequest>[] = [];
  readonly #tokens = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  open(method: string, path: string, authorization: string | undefined): OpenRecord {
    const bearer = bearerOf(authorization);
    const entry: Writable<RecordedRequest> = {
      method,
      path,
      isProbe: false,
      at: this.#now(),
      status: null,
      bearer: this.#mark(bearer),
      refreshSent: null,
      accessIssued: null,
      refreshIssued: null,
    };
    this.#requests.push(entry);
    return {
      sent: (body) => {
        entry.refreshSent = this.#mark(tokensIn(body).refresh);
        entry.isProbe = AUTH_ROUTE.test(path) && body.toString() === '{}';
      },
      answered: (status, body) => {
        const tokens = tokensIn(body);
        entry.status = status;
        entry.accessIssued = this.#mark(tokens.access);
        entry.refreshIssued = this.#mark(tokens.refresh);
      },
    };
  }

  /** A copy: what passes later does not change it. */
  requests(): readonly RecordedRequest[] {
    return this.#requests.map((entry) => ({ ...entry }));
  }

  /** Requests that carried something; probes are left out. */
  count(method: string, path: RegExp): number {
    const counts = (entry: RecordedRequest): boolean => entry.method === method && !entry.isProbe;
    return this.#requests.filter((entry) => counts(entry) && entry.path.search(path) !== -1).length;
  }

  /** Every token seen, in clear: for tests that search where no token may be. Never print it. */
  tokens(): readonly string[] {
    return [...this.#tokens];
  }

  /** Forgets the requests, not the tokens: these must stay out of sight for good. */
  clear(): void {
    this.#requests = [];
  }

  #mark(token: string | null | undefined): string | null {
    if (token === null || token === undefined) return null;
    this.#tokens.add(token);
    return fingerprint(token);
  }
}
