import { z } from 'zod';
import { authFolderSchema } from '../../../shared/domain/dialect.ts';
import { detailErrorSchema } from '../../../shared/wire/auth.ts';
import { answerTrouble } from '../../api/answer-trouble.ts';
import type { Detected } from '../../api/detect-dialect.ts';
import { authPaths } from '../../api/endpoints.ts';
import type { HttpAnswer } from '../../api/http-exchange.ts';
import { quoteServer } from '../../problems/quote-server.ts';
import { good, notice, problem, type Outcome } from '../outcome.ts';
import type { Visit } from '../visit.ts';

const ASK_OPERATOR = 'Ask whoever runs the server to let SimpleJWT’s TokenRefreshView answer there.';

/** Whether a sign-in can be renewed: the route, what it asks for, and how it says that a sign-in is over. */
export async function checkRefresh(visit: Visit, { dialect, refreshTrouble }: Detected): Promise<Outcome> {
  if (refreshTrouble !== null) return missing();
  const path = authPaths.refresh(dialect.refresh);

  const empty = await answerOf(visit, path, {});
  if (!asksForRefresh(empty)) {
    const names = namesIn(empty.json);
    return problem(
      `The refresh route at ${path} does not ask for “refresh”: it answers HTTP ${empty.status}${names === '' ? '' : `, naming ${names}`}. A sign-in could not be renewed there.`,
      ASK_OPERATOR,
    );
  }

  const rubbish = await answerOf(visit, path, { refresh: 'no token at all' });
  const refusal = detailErrorSchema.safeParse(rubbish.json);
  const saysOver = refusal.success && (rubbish.status === 401 || rubbish.status === 403);
  if (saysOver && refusal.data.code === 'token_not_valid') {
    return good(`Renewing is at ${path}, and answers the way Paperdesk expects.`);
  }
  if (saysOver && rubbish.status === 401 && refusal.data.detail !== undefined) {
    return notice(
      `Renewing is at ${path}. A sign-in that is over is refused without SimpleJWT’s code “token_not_valid”.`,
      'Paperdesk understands it nevertheless; there is nothing to do.',
    );
  }
  return problem(
    `Renewing is at ${path}, but a token that is none is answered with HTTP ${rubbish.status} instead of 401 and “token_not_valid”. When your sign-in is over, Paperdesk would go on waiting instead of asking for your password.`,
    ASK_OPERATOR,
  );
}

/** Throws what may pass: it says nothing about the route. */
async function answerOf(visit: Visit, path: string, body: Readonly<Record<string, string>>): Promise<HttpAnswer> {
  const answer = await visit.ask({ method: 'POST', path, body });
  const trouble = answerTrouble(answer);
  if (trouble?.retryable === true) throw trouble;
  return answer;
}

function missing(): Outcome {
  const places = authFolderSchema.options.map(authPaths.refresh).join(' nor ');
  return problem(
    `A sign-in cannot be renewed: neither ${places} is there. You would have to sign in again whenever a token ends, usually after an hour.`,
    'Check that the server URL is complete. If it is right, ask whoever runs the server to add SimpleJWT’s TokenRefreshView at one of the two.',
  );
}

/** DRF names what it misses as `{ field: ["reason", …] }`. */
const fieldErrorsSchema = z.record(z.string(), z.unknown());

function asksForRefresh({ status, json }: HttpAnswer): boolean {
  const fields = fieldErrorsSchema.safeParse(json);
  return status === 400 && fields.success && 'refresh' in fields.data;
}

function namesIn(json: unknown): string {
  const fields = fieldErrorsSchema.safeParse(json);
  return fields.success ? quoteServer(Object.keys(fields.data).join(', ')) : '';
}
