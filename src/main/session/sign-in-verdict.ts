import { detailErrorSchema, loginAnswerSchema } from '../../shared/wire/auth.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { AuthAnswer, NoAuthAnswer } from './auth-transport.ts';
import { Secret } from './secret.ts';

export interface SignInTokens {
  readonly access: Secret;
  readonly refresh: Secret;
}

/** Reads the answer of `POST /auth/login/`. Throws the Problem to show when it is no token pair. */
export function readSignIn(answer: AuthAnswer | NoAuthAnswer): SignInTokens {
  if (answer.kind === 'noAnswer') throw answer.problem;
  const { status, json } = answer;
  if (status >= 500) throw serverProblems.failed(status);
  if (status === 429) throw serverProblems.busy();
  if (status === 407) throw serverProblems.proxySignIn();
  if (status >= 300 && status < 400) throw serverProblems.redirected();
  if (json === undefined) throw status === 404 ? serverProblems.wrongPath() : serverProblems.notJson();
  if (status === 200) {
    const body = loginAnswerSchema.safeParse(json);
    if (!body.success) throw serverProblems.unexpectedAnswer();
    return { access: new Secret(body.data.access), refresh: new Secret(body.data.refresh) };
  }
  if (status === 401) throw sessionProblems.wrongCredentials();
  if (status === 404 || status === 405) throw serverProblems.wrongPath();
  const detail = detailErrorSchema.safeParse(json);
  if (status === 403) throw serverProblems.forbidden();
  throw serverProblems.rejected(detail.success ? detail.data.detail : undefined);
}
