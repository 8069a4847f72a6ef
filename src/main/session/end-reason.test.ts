import { describe, expect, it } from 'vitest';
import { sessionProblems } from '../problems/session-problems.ts';
import { endReason } from './end-reason.ts';

const cases = [
  ['nothing special', false, false, 'session.ended', true],
  ['an answer that may be lost', true, false, 'session.renewalLost', false],
  ['its own end', false, true, 'session.expired', false],
  // Past its end it would be dead in any case; that an answer was lost is only a guess.
  ['its own end, and an answer that may be lost', true, true, 'session.expired', false],
] as const;

describe('why a refresh token is dead', () => {
  it.each(cases)('after %s', (_case, mayHaveRotated, isPastItsEnd, code, isRevoked) => {
    const reason = endReason(sessionProblems.ended(), { mayHaveRotated, isPastItsEnd });
    expect([reason.problem.code, reason.isRevoked]).toEqual([code, isRevoked]);
  });

  it('is what the server says of the user, whatever happened here', () => {
    const reason = endReason(sessionProblems.userInactive(), { mayHaveRotated: true, isPastItsEnd: true });
    expect([reason.problem.code, reason.isRevoked]).toEqual(['session.userInactive', true]);
  });
});
