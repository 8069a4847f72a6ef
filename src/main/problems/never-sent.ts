import type { ErrorCode } from '../../shared/contract/errors.ts';
import type { Problem } from './problem.ts';

const NEVER_SENT: ReadonlySet<ErrorCode> = new Set([
  'server.unreachable',
  'server.untrusted',
  'server.noTls',
  'practice.unavailable',
]);

/** Whether a failed request certainly never reached a server, so that nothing can have happened there. */
export function wasNeverSent(problem: Problem): boolean {
  return NEVER_SENT.has(problem.code);
}
