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

/** Statuses that say "not now": a proxy, an overloaded or a restarting server. */
const NOT_NOW = new Set([407, 408, 425, 429]);

/** Judges the answer of `POST /auth/token/refresh/`. */
export function judgeRefresh(answer: AuthAnswer | NoAuthAnswer): RefreshVerdict {
  if (answer.kind === 'noAnswer') return waiting(answer.problem);
  const { status, json, retryAfterMs } = answer;

  if (status === 200) return judgeSuccess(json);
  if (NOT_NOW.has(status)) return waiting(serverProblems.busy(), retryAfterMs);
  if (status >= 500) return waiting(serverProblems.failed(status), retryAfterMs);
  if (status >= 300 && status < 400) return { kind: 'misconfigured', problem: serverProblems.redirected() };
  if (status === 404 || status === 405)
    return { kind: 'misconfigured', problem: sessionProblems.refreshMisconfigured() };

  const body = detailErrorSchema.safeParse(json);
  // A captive portal or a filtering proxy answers 401 and 403 too, but as a page.
  if (!body.success) return waiting(serverProblems.notJson());
  const code = body.data.code ?? '';
  if (status === 401 || (status === 403 && (code === 'token_not_valid' || USER_GONE.has(code)))) {
    return { kind: 'dead', problem: USER_GONE.has(code) ? sessionProblems.userInactive() : sessionProblems.ended() };
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
