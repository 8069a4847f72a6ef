import { z } from 'zod';
import { ApiError } from '../http/api-error.ts';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * Reads required text fields from a body as Django REST framework's CharField does, numbers becoming text. Throws its 400
 * with every field's complaint at once.
 */
export function readCharFields<N extends string>(body: unknown, names: readonly N[]): Record<N, string> {
  const parsed = objectSchema.safeParse(body);
  if (!parsed.success) {
    throw new ApiError(400, { non_field_errors: ['Invalid data. Expected a dictionary.'] });
  }
  const fields: Partial<Record<N, string>> = {};
  const problems: Record<string, string[]> = {};
  for (const name of names) {
    const value = parsed.data[name];
    const problem = charProblem(value);
    if (problem === null) fields[name] = String(value);
    else problems[name] = [problem];
  }
  if (Object.keys(problems).length > 0) throw new ApiError(400, problems);
  // Every name either got a value or a problem, and there was no problem.
  return fields as Record<N, string>;
}

function charProblem(value: unknown): string | null {
  if (value === undefined) return 'This field is required.';
  if (value === null) return 'This field may not be null.';
  if (typeof value !== 'string' && typeof value !== 'number') return 'Not a valid string.';
  if (String(value).trim() === '') return 'This field may not be blank.';
  return null;
}
