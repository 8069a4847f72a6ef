import { detailErrorSchema, refreshAnswerSchema } from '../../shared/wire/auth.ts';
import { wasNeverSent } from '../problems/never-sent.ts';
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
  | ({ readonly kind: 'waiting'; readonly retryAfterMs: number | null } & Failure)
  | ({ readonly kind: 'misconfigured' } & Failure);

interface Failure {
  readonly problem: Problem;
  /**
   * Whether the server may have rotated although no new pair arrived: then a later refusal of the same token is no surprise,
   * and has another reason than a token that was revoked.
   */
  readonly mayHaveRotated: boolean;
}

/** Codes with which SimpleJWT says that it is the user, not the token, that is refused. `detail` is translated: never read it. */
const USER_GONE = new Set(['user_inactive', 'user_not_found', 'no_active_account']);

/** Judges the answer of `POST /auth/token/refresh/`. */
export function judgeRefresh(answer: AuthAnswer | NoAuthAnswer): RefreshVerdict {
  if (answer.kind === 'noAnswer') return waiting(answer.problem, !wasNeverSent(answer.problem));
  const { status, json, retryAfterMs } = answer;

  if (status === 200) return judgeSuccess(json);
  if (status === 429) return waiting(serverProblems.busy(), false, retryAfterMs);
  if (status === 407) return waiting(serverProblems.proxySignIn(), false);
  if (status >= 500 || status === 408) return waiting(serverProblems.failed(status), true, retryAfterMs);
  if (status === 425) return waiting(serverProblems.busy(), false, retryAfterMs);
  if (status >= 300 && status < 400) return misconfigured(serverProblems.redirected());
  if (status === 404 || status === 405) return misconfigured(sessionProblems.refreshMisconfigured());

  const body = detailErrorSchema.safeParse(json);
  // A captive portal or a filtering proxy answers 401 and 403 too, but as a page.
  if (!body.success) return waiting(serverProblems.notJson(), false);
  const { code, detail } = body.data;
  if (status === 401 || status === 403) {
    if (code !== undefined && USER_GONE.has(code)) return { kind: 'dead', problem: sessionProblems.userInactive() };
    // SimpleJWT refuses a dead token with `detail` and `code`, an inactive user with `detail` alone, as DRF writes any
    // AuthenticationFailed. JSON without either comes from something in front of the server, such as an API gateway.
    const isDead = code === 'token_not_valid' || (status === 401 && detail !== undefined);
    if (isDead) return { kind: 'dead', problem: sessionProblems.ended() };
  }
  return misconfigured(sessionProblems.refreshMisconfigured());
}

function judgeSuccess(json: unknown): RefreshVerdict {
  // Most likely a network's sign-in page, but a proxy may also have cut the real answer short.
  if (json === undefined) return waiting(serverProblems.notJson(), true);
  const body = refreshAnswerSchema.safeParse(json);
  if (!body.success) return misconfigured(sessionProblems.refreshMisconfigured(), true);
  const { access, refresh } = body.data;
  return { kind: 'renewed', access: new Secret(access), refresh: refresh === undefined ? null : new Secret(refresh) };
}

function waiting(problem: Problem, mayHaveRotated: boolean, retryAfterMs: number | null = null): RefreshVerdict {
  return { kind: 'waiting', problem, mayHaveRotated, retryAfterMs };
}

function misconfigured(problem: Problem, mayHaveRotated = false): RefreshVerdict {
  return { kind: 'misconfigured', problem, mayHaveRotated };
}
