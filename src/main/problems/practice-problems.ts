import { Problem } from './problem.ts';

/** Failures of the embedded practice backend, which runs in a process of its own. */
export const practiceProblems = {
  unavailable: () =>
    new Problem('practice.unavailable', {
      message: 'The practice market is not running right now.',
      hint: 'Paperdesk starts it again by itself. Your practice trades are kept; try again in a moment.',
      retryable: true,
    }),
};
