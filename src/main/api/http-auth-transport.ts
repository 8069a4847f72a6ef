import { DEFAULT_DIALECT, type Dialect } from '../../shared/domain/dialect.ts';
import type { Account } from '../../shared/domain/session-status.ts';
import { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { AuthAnswer, AuthTransport, NoAuthAnswer } from '../session/auth-transport.ts';
import type { Clock } from '../session/clock.ts';
import { startDeadline } from './deadline.ts';
import { authPaths, type BaseUrlOf } from './endpoints.ts';
import type { HttpExchange } from './http-exchange.ts';

/** A sign-in hashes a password on the server and may be slow; a refresh behind it holds up every call. */
const AUTH_LIMIT_MS = 15_000;

/** The authentication routes over the bare HTTP exchange: no bearer, no retry, no redirect. */
export function httpAuthTransport(http: HttpExchange, baseUrlOf: BaseUrlOf, clock: Clock): AuthTransport {
  const post = async (
    account: Account,
    path: string,
    body: Record<string, string>,
  ): Promise<AuthAnswer | NoAuthAnswer> => {
    const deadline = startDeadline(clock, AUTH_LIMIT_MS);
    try {
      const base = await deadline.guard(baseUrlOf(account));
      const answer = await http({
        method: 'POST',
        url: base + path,
        body,
        ownConnection: true,
        signal: deadline.signal,
      });
      return { kind: 'answer', ...answer };
    } catch (thrown) {
      return { kind: 'noAnswer', problem: thrown instanceof Problem ? thrown : serverProblems.unreachable() };
    } finally {
      deadline.clear();
    }
  };

  return {
    login: (account, username, password) =>
      post(account, authPaths.login(dialectOf(account).login), { username, password: password.reveal() }),
    refresh: (account, refresh) =>
      post(account, authPaths.refresh(dialectOf(account).refresh), { refresh: refresh.reveal() }),
    revoke: async (account, refresh) => {
      await post(account, authPaths.blacklist(dialectOf(account).refresh), { refresh: refresh.reveal() });
    },
  };
}

function dialectOf(account: Account): Dialect {
  return account.kind === 'server' ? account.dialect : DEFAULT_DIALECT;
}
