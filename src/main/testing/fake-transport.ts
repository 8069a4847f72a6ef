import type { Account } from '../../shared/domain/session-status.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { AuthAnswer, AuthTransport, NoAuthAnswer } from '../session/auth-transport.ts';
import type { Secret } from '../session/secret.ts';

type Reply = AuthAnswer | NoAuthAnswer;

/** Resolves when the test says so. */
export interface Held<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

export function hold<T>(): Held<T> {
  return Promise.withResolvers<T>();
}

export const replies = {
  ok: (json: unknown): AuthAnswer => ({ kind: 'answer', status: 200, json, retryAfterMs: null, date: undefined }),
  status: (status: number, json?: unknown, retryAfterMs: number | null = null): AuthAnswer => ({
    kind: 'answer',
    status,
    json,
    retryAfterMs,
    date: undefined,
  }),
  dated: (answer: AuthAnswer, serverNow: number): AuthAnswer => ({
    ...answer,
    date: new Date(serverNow).toUTCString(),
  }),
  dead: (): AuthAnswer => replies.status(401, { detail: 'Token is blacklisted', code: 'token_not_valid' }),
  unreachable: (): NoAuthAnswer => ({ kind: 'noAnswer', problem: serverProblems.unreachable() }),
};

/** A transport that answers as scripted, and records which secrets it was given. */
export class FakeTransport implements AuthTransport {
  readonly logins: { username: string; password: string }[] = [];
  readonly refreshed: string[] = [];
  readonly revoked: string[] = [];
  onLogin: () => Reply | Promise<Reply> = () => replies.status(500);
  onRefresh: () => Reply | Promise<Reply> = () => replies.status(500);

  async login(_account: Account, username: string, password: Secret): Promise<Reply> {
    this.logins.push({ username, password: password.reveal() });
    return this.onLogin();
  }

  async refresh(_account: Account, refresh: Secret): Promise<Reply> {
    this.refreshed.push(refresh.reveal());
    return this.onRefresh();
  }

  revoke(_account: Account, refresh: Secret): Promise<void> {
    this.revoked.push(refresh.reveal());
    return Promise.resolve();
  }
}
