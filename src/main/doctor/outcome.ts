import type { DoctorFinding } from '../../shared/domain/doctor.ts';
import { seal } from '../problems/problem.ts';

/** What one check found out; which check it was, `examine` knows. */
export type Outcome = Omit<DoctorFinding, 'check'>;

/** The longest text the report may hold. */
const MAX_TEXT = 500;

export function good(finding: string): Outcome {
  return outcome('good', finding, null);
}

export function notice(finding: string, advice: string | null): Outcome {
  return outcome('notice', finding, advice);
}

export function problem(finding: string, advice: string | null): Outcome {
  return outcome('problem', finding, advice);
}

export function notChecked(finding: string, advice: string | null = null): Outcome {
  return outcome('notChecked', finding, advice);
}

/** What kept a check from its end, as a finding. A text that is not ours stays out: it may quote a request. */
export function problemFrom(thrown: unknown): Outcome {
  const { message, hint } = seal(thrown, 0);
  return problem(message, hint ?? null);
}

/** Runs one check; whatever it throws becomes its finding. */
export async function outcomeOf(check: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await check();
  } catch (thrown) {
    return problemFrom(thrown);
  }
}

function outcome(verdict: Outcome['verdict'], finding: string, advice: string | null): Outcome {
  return { verdict, finding: shorten(finding), advice: advice === null ? null : shorten(advice) };
}

/** Findings name addresses, and those may be long. */
function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
