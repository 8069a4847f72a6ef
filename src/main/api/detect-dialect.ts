import type { ErrorCode } from '../../shared/contract/errors.ts';
import { authFolderSchema, type AuthFolder, type Dialect } from '../../shared/domain/dialect.ts';
import { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { sessionProblems } from '../problems/session-problems.ts';
import type { Clock } from '../session/clock.ts';
import { answerTrouble } from './answer-trouble.ts';
import { startDeadline } from './deadline.ts';
import { authPaths } from './endpoints.ts';
import type { HttpExchange } from './http-exchange.ts';

/** For all the questions together: they stand before a sign-in that somebody waits for. */
const DETECT_LIMIT_MS = 15_000;

export interface DetectDeps {
  readonly http: HttpExchange;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly clock: Clock;
}

export interface Detected {
  readonly dialect: Dialect;
  /** `refresh.misconfigured` when the server certainly has no refresh route, else null. */
  readonly refreshTrouble: Problem | null;
}

/** Says what is wrong with a route; null when it is there. */
type Look = (path: string) => Promise<Problem | null>;

/** With these the server itself says that a route is not there. Every other trouble may pass. */
const ABSENT: ReadonlySet<ErrorCode> = new Set(['server.wrongPath', 'server.redirected']);

/**
 * Finds out where a server keeps its authentication routes, by `POST {}`: SimpleJWT answers 400 in JSON where it is routed,
 * and no credential is sent. The folders of `known` are asked first, so one question per route is enough while it is right.
 *
 * Throws the Problem that keeps the server from being asked, or `server.wrongPath` when it has no login route.
 */
export async function detectDialect({ http, baseUrl, clock }: DetectDeps, known: Dialect | null): Promise<Detected> {
  const deadline = startDeadline(clock, DETECT_LIMIT_MS);
  const look: Look = async (path) => {
    const answer = await http({
      method: 'POST',
      url: baseUrl + path,
      body: {},
      // A stale connection would look like a server that cannot be reached.
      ownConnection: true,
      signal: deadline.signal,
    });
    if (answer.status === 400 && answer.json !== undefined) return null;
    return answerTrouble(answer) ?? serverProblems.unexpectedAnswer();
  };
  try {
    const login = await findLogin(look, known?.login ?? 'auth');
    return await findRefresh(look, login, known?.refresh ?? login);
  } finally {
    deadline.clear();
  }
}

async function findLogin(look: Look, preferred: AuthFolder): Promise<AuthFolder> {
  const troubles: Problem[] = [];
  for (const folder of startingWith(preferred)) {
    const trouble = await look(authPaths.login(folder));
    if (trouble === null) return folder;
    troubles.push(trouble);
  }
  // A folder that could not be judged says more than one that is simply not there.
  throw troubles.find(({ code }) => code !== 'server.wrongPath') ?? serverProblems.wrongPath();
}

/**
 * A route counts as missing only when both folders are certainly without it: a server that is busy, or a network that puts
 * its own page in between, must not raise a false alarm at a sign-in that would work.
 */
async function findRefresh(look: Look, login: AuthFolder, preferred: AuthFolder): Promise<Detected> {
  let possible: AuthFolder | null = null;
  for (const folder of startingWith(preferred)) {
    const trouble = await look(authPaths.refresh(folder)).catch(asProblem);
    if (trouble === null) return { dialect: { login, refresh: folder }, refreshTrouble: null };
    if (!ABSENT.has(trouble.code)) possible ??= folder;
  }
  const refreshTrouble = possible === null ? sessionProblems.refreshMisconfigured() : null;
  return { dialect: { login, refresh: possible ?? login }, refreshTrouble };
}

function startingWith(folder: AuthFolder): readonly AuthFolder[] {
  return [folder, ...authFolderSchema.options.filter((other) => other !== folder)];
}

function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}
