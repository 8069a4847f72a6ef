import type { AuthFolder, Dialect } from '../../shared/domain/dialect.ts';
import { detailErrorSchema, loginAnswerSchema, refreshAnswerSchema } from '../../shared/wire/auth.ts';
import { answerTrouble } from '../api/answer-trouble.ts';
import { authPaths } from '../api/endpoints.ts';
import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import { Secret } from '../session/secret.ts';
import type { AuthorizedApi, AuthorizedQuestion, Reply } from './credentials.ts';
import type { TimedAnswer, Visit } from './visit.ts';

/** What one refresh brought: a new refresh token, an access token alone, or no token. */
export type Renewal = 'rotated' | 'kept' | 'refused';

/** What became of the refresh tokens at the server. */
export type SignOut = 'ended' | 'noRoute' | 'unclear';

/** A sign-in of the doctor's own: it lives in memory, for one visit, and is ended at the server afterwards. */
export class Trial implements AuthorizedApi {
  readonly #visit: Visit;
  readonly #folder: AuthFolder;
  readonly #access: Secret;
  /** Every refresh token the server gave out for this trial, the newest first. */
  readonly #refresh: Secret[];

  private constructor(visit: Visit, folder: AuthFolder, access: Secret, refresh: Secret) {
    this.#visit = visit;
    this.#folder = folder;
    this.#access = access;
    this.#refresh = [refresh];
  }

  /** Signs in. Throws the Problem to show when the server refuses. */
  static async signIn(visit: Visit, dialect: Dialect, username: string, password: Secret): Promise<Trial> {
    const body = { username, password: password.reveal() };
    const answer = await visit.ask({ method: 'POST', path: authPaths.login(dialect.login), body });
    const pair = loginAnswerSchema.safeParse(answer.json);
    if (answer.status !== 200 || !pair.success) throw refusal(answer, password);
    return new Trial(visit, dialect.refresh, new Secret(pair.data.access), new Secret(pair.data.refresh));
  }

  ask(question: AuthorizedQuestion): Promise<Reply> {
    return this.#visit.ask({ ...question, bearer: this.#access });
  }

  describe(path: string): Promise<Reply> {
    return this.#visit.ask({ method: 'OPTIONS', path, bearer: this.#access });
  }

  /** Spends the newest refresh token. Throws the Problem when the server gives no answer that could be judged. */
  async renew(): Promise<Renewal> {
    const [newest] = this.#refresh;
    if (newest === undefined) return 'refused';
    const answer = await this.#post(authPaths.refresh(this.#folder), newest);
    const trouble = answerTrouble(answer);
    if (trouble !== null) throw trouble;
    const renewed = refreshAnswerSchema.safeParse(answer.json);
    if (answer.status !== 200 || !renewed.success) return 'refused';
    const { refresh } = renewed.data;
    if (refresh === undefined || refresh === newest.reveal()) return 'kept';
    this.#refresh.unshift(new Secret(refresh));
    return 'rotated';
  }

  /** Ends the trial at the server. All its tokens, for without BLACKLIST_AFTER_ROTATION the older ones are still good. */
  async signOut(): Promise<SignOut> {
    let worst: SignOut = 'ended';
    for (const token of this.#refresh.splice(0)) {
      const answer = await this.#post(authPaths.blacklist(this.#folder), token).catch(() => null);
      if (answer?.status === 404 || answer?.status === 405) return 'noRoute';
      if (answer === null || !isOver(answer)) worst = 'unclear';
    }
    return worst;
  }

  #post(path: string, refresh: Secret): Promise<TimedAnswer> {
    return this.#visit.ask({ method: 'POST', path, body: { refresh: refresh.reveal() } });
  }
}

/** Whether the server says, and not some page in between, that a token is worth nothing now. */
function isOver({ status, json }: TimedAnswer): boolean {
  // 401: it already was, as after BLACKLIST_AFTER_ROTATION.
  if (status === 200 || status === 401) return json !== undefined;
  return status === 204 || status === 205;
}

function refusal(answer: TimedAnswer, password: Secret): Problem {
  const trouble = answerTrouble(answer);
  if (trouble !== null) return trouble;
  if (answer.status === 401) return sessionProblems.wrongCredentials();
  if (answer.status === 403) return serverProblems.forbidden();
  if (answer.status !== 400) return serverProblems.unexpectedAnswer();
  const body = detailErrorSchema.safeParse(answer.json);
  const detail = body.success ? body.data.detail : undefined;
  return serverProblems.rejected(detail?.includes(password.reveal()) === true ? undefined : detail);
}
