import { detailErrorSchema, refreshAnswerSchema } from '../../shared/wire/auth.ts';
import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { AuthAnswer, NoAuthAnswer } from './auth-transport.ts';
import { Secret } from './secret.ts';

/** What a refresh attempt means for the session. Only `dead` ends it. */
export type RefreshVerdict =
  | {
      readonly kind: 'renewed';
      readonly access: Secret;
      /** Null: the server does not rotate. */ readonly refresh: Secret | null;
    }
  | { readonly kind: 'dead'; readonly problem: Problem }
  | { readonly kind: 'waiting'; readonly problem: Problem; readonly retryAfterMs: number | null }
  | { readonly kind: 'misconfigured'; readonly problem: Problem };

/** Codes with which SimpleJWT says that it is the user, not the token, that is refused. `detail` is translated: never read it. */
const USER_GONE = new Set(['user_inactive', 'user_not_found', 'no_active_account']);

/** Judges the answer of `POST /auth/token/refresh/`. */
export function judgeRefresh(answer: AuthAnswer | NoAuthAnswer): RefreshVerdict {
  if (answer.kind === 'noAnswer') return waiting(answer.problem);
  const { status, json, retryAfterMs } = answer;

  if (status === 200) return judgeSuccess(json);
  if (status === 429) return waiting(serverProblems.busy(), retryAfterMs);
  if (status === 407) return waiting(serverProblems.proxySignIn());
  if (status >= 500 || status === 408 || status === 425) return waiting(serverProblems.failed(status), retryAfterMs);
  if (status >= 300 && status < 400) return { kind: 'misconfigured', problem: serverProblems.redirected() };
  if (status === 404 || status === 405)
    return { kind: 'misconfigured', problem: sessionProblems.refreshMisconfigured() };

  const body = detailErrorSchema.safeParse(json);
  // A captive portal or a filtering proxy answers 401 and 403 too, but as a page.
  if (!body.success) return waiting(serverProblems.notJson());
  const { code, detail } = body.data;
  if (status === 401 || status === 403) {
    if (code !== undefined && USER_GONE.has(code)) return { kind: 'dead', problem: sessionProblems.userInactive() };
    // SimpleJWT refuses a dead token with `detail` and `code`, an inactive user with `detail` alone, as DRF writes any
    // AuthenticationFailed. JSON without either comes from something in front of the server, such as an API gateway.
    const isDead = code === 'token_not_valid' || (status === 401 && detail !== undefined);
    if (isDead) return { kind: 'dead', problem: sessionProblems.ended() };
  }
  return { kind: 'misconfigured', problem: sessionProblems.refreshMisconfigured() };
}

function judgeSuccess(json: unknown): RefreshVerdict {
  if (json === undefined) return waiting(serverProblems.notJson());
  const body = refreshAnswerSchema.safeParse(json);
  if (!body.success) return { kind: 'misconfigured', problem: sessionProblems.refreshMisconfigured() };
  const { access, refresh } = body.data;
  return { kind: 'renewed', access: new Secret(access), refresh: refresh === undefined ? null : new Secret(refresh) };
}

function waiting(problem: Problem, retryAfterMs: number | null = null): RefreshVerdict {
  return { kind: 'waiting', problem, retryAfterMs };
}
