import { doctorChecks, type DoctorCheck, type DoctorReport } from '../../shared/domain/doctor.ts';
import { checkClock } from './checks/clock.ts';
import { checkCloseField } from './checks/close-field.ts';
import { checkLogin } from './checks/login.ts';
import { checkPagination } from './checks/pagination.ts';
import { checkPush } from './checks/push.ts';
import { checkReach } from './checks/reach.ts';
import { checkRefresh } from './checks/refresh.ts';
import { checkRotation } from './checks/rotation.ts';
import type { Access } from './access.ts';
import type { Credentials } from './credentials.ts';
import { notChecked, outcomeOf, type Outcome } from './outcome.ts';
import { visitTo, type DoctorDeps } from './visit.ts';

export interface Target {
  /** Base URL as `parseServerUrl` answers it. */
  readonly url: string;
  readonly credentials: Credentials;
}

const NOT_REACHED = notChecked('Not looked at: the trading API was not reached.');
const NO_LOGIN_ROUTE = notChecked('Not looked at: the way to sign in was not found.');

/**
 * Looks at one server from outside, and from inside as far as the credentials reach, and says in plain words what is wrong
 * and what to set. Changes nothing there: no trade is touched, and a sign-in of its own is ended again. Never throws.
 */
export async function examine(deps: DoctorDeps, { url, credentials }: Target): Promise<DoctorReport> {
  const head = { url, examinedAt: deps.clock.now() };
  const visit = visitTo(deps, url);
  const reach = await outcomeOf(() => checkReach(visit));
  if (reach.verdict === 'problem') {
    return { ...head, dialect: null, clockOffsetMs: null, findings: listed({ reach }) };
  }
  const { outcome: login, detected, access } = await checkLogin(deps, visit, credentials);
  try {
    const clock = await checkClock(visit);
    const outcomes = {
      reach,
      login,
      refresh: detected === null ? NO_LOGIN_ROUTE : await outcomeOf(() => checkRefresh(visit, detected)),
      clock: clock.outcome,
      pagination: await inside(access, ({ api }) => checkPagination(api, url)),
      closeField: await inside(access, ({ api }) => checkCloseField(api)),
      push: await outcomeOf(() => checkPush(deps.clock, url)),
      // Last, because it ends the doctor's own sign-in.
      rotation: await inside(access, checkRotation),
    };
    return { ...head, dialect: detected?.dialect ?? null, clockOffsetMs: clock.offsetMs, findings: listed(outcomes) };
  } finally {
    if (access.kind === 'trial') await access.api.signOut();
  }
}

async function inside(
  access: Access,
  check: (access: Exclude<Access, { kind: 'none' }>) => Promise<Outcome>,
): Promise<Outcome> {
  return access.kind === 'none' ? access.why : outcomeOf(() => check(access));
}

/** In the order of the report. */
function listed(outcomes: Partial<Record<DoctorCheck, Outcome>>): DoctorReport['findings'] {
  return doctorChecks.map((check) => ({ check, ...(outcomes[check] ?? NOT_REACHED) }));
}
