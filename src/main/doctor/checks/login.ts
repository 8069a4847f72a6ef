import { authFolderSchema } from '../../../shared/domain/dialect.ts';
import { detectDialect, type Detected } from '../../api/detect-dialect.ts';
import { authPaths } from '../../api/endpoints.ts';
import { Problem } from '../../problems/problem.ts';
import type { Access } from '../access.ts';
import type { Credentials } from '../credentials.ts';
import { good, notChecked, problem, problemFrom, type Outcome } from '../outcome.ts';
import { Trial } from '../trial.ts';
import type { DoctorDeps, Visit } from '../visit.ts';

export interface LoginFound {
  readonly outcome: Outcome;
  /** Null when there is no login route. */
  readonly detected: Detected | null;
  readonly access: Access;
}

const TAKES_A_SIGN_IN = notChecked(
  'Not looked at: this takes a sign-in.',
  'Examine again while you are signed in to this server; on the command line, with --user and --password-env.',
);
const SIGN_IN_FAILED = notChecked('Not looked at: the sign-in did not work.');

/** Where signing in is, and whether it works with the password, if there is one. Never throws. */
export async function checkLogin(deps: DoctorDeps, visit: Visit, credentials: Credentials): Promise<LoginFound> {
  let detected: Detected | null = null;
  try {
    detected = await detectDialect({ ...deps, baseUrl: visit.url }, null);
    const access = await enter(visit, detected, credentials);
    const works = access.kind === 'trial' ? ', and works' : '';
    return { outcome: good(`Signing in is at ${authPaths.login(detected.dialect.login)}${works}.`), detected, access };
  } catch (thrown) {
    const isMissing = detected === null && thrown instanceof Problem && thrown.code === 'server.wrongPath';
    return { outcome: isMissing ? missing() : problemFrom(thrown), detected, access: withoutLogin(credentials) };
  }
}

async function enter(visit: Visit, detected: Detected, credentials: Credentials): Promise<Access> {
  if (credentials.kind !== 'password') return withoutLogin(credentials);
  const { username, password } = credentials;
  const api = await Trial.signIn(visit, detected.dialect, username, password);
  return { kind: 'trial', api, detected };
}

/** What can be looked at from inside without signing in now: a sign-in that is in use needs no login route. */
function withoutLogin(credentials: Credentials): Access {
  if (credentials.kind === 'signedIn') return credentials;
  return { kind: 'none', why: credentials.kind === 'none' ? TAKES_A_SIGN_IN : SIGN_IN_FAILED };
}

function missing(): Outcome {
  const places = authFolderSchema.options.map(authPaths.login).join(' nor ');
  return problem(
    `There is no way to sign in: neither ${places} is there.`,
    'Check the server URL: it usually ends in /api. If it is right, this server is of another kind.',
  );
}
