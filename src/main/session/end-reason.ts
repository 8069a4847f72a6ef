import type { Problem } from '../problems/problem.ts';
import { sessionProblems } from '../problems/session-problems.ts';

/** What is known here of a refresh token that the server declared dead. */
interface Circumstances {
  /** An answer with a newer pair may have been lost, in this run or by a crash. */
  readonly mayHaveRotated: boolean;
  readonly isPastItsEnd: boolean;
}

export interface EndReason {
  readonly problem: Problem;
  /** Whether somebody took the sign-in away, so that nothing of the session may be used any more. */
  readonly isRevoked: boolean;
}

/**
 * Why a refresh token is dead. SimpleJWT answers `token_not_valid` for expired, revoked and replaced tokens alike; what
 * happened on this side tells them apart. `stated` is the verdict's own problem.
 */
export function endReason(stated: Problem, { mayHaveRotated, isPastItsEnd }: Circumstances): EndReason {
  if (stated.code !== 'session.ended') return { problem: stated, isRevoked: true };
  if (isPastItsEnd) return { problem: sessionProblems.expired(), isRevoked: false };
  if (mayHaveRotated) return { problem: sessionProblems.renewalLost(), isRevoked: false };
  return { problem: stated, isRevoked: true };
}
