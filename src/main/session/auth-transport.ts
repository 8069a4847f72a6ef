import type { Account } from '../../shared/domain/session-status.ts';
import type { Problem } from '../problems/problem.ts';
import type { Secret } from './secret.ts';

/** An answer of an authentication route, before anybody judges it. */
export interface AuthAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** The parsed body; undefined when it was empty or not JSON. */
  readonly json: unknown;
  /** `Retry-After` in milliseconds, when the server named one. */
  readonly retryAfterMs: number | null;
  /** The `Date` header, for the server clock. */
  readonly date: string | undefined;
}

/** No answer at all: network, DNS, TLS, timeout, or a practice process that is not up. */
export interface NoAuthAnswer {
  readonly kind: 'noAnswer';
  readonly problem: Problem;
}

/**
 * The bare way to the authentication routes: no interceptor, no bearer, no redirects. Never throws. Implemented in
 * src/main/api; the session knows no HTTP client.
 */
export interface AuthTransport {
  login(account: Account, username: string, password: Secret): Promise<AuthAnswer | NoAuthAnswer>;
  refresh(account: Account, refresh: Secret): Promise<AuthAnswer | NoAuthAnswer>;
  /** Best effort: servers without the route answer 404. */
  revoke(account: Account, refresh: Secret): Promise<void>;
}
