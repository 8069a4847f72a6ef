import { Problem } from './problem.ts';

/** Failures of signing in and of staying signed in. */
export const sessionProblems = {
  none: () =>
    new Problem('session.none', { message: 'You are not signed in.', hint: 'Sign in first.', retryable: false }),
  ended: () =>
    new Problem('session.ended', {
      message: 'Your session has ended: the server no longer accepts it.',
      hint: 'Sign in again to go on. Your open trades are safe on the server, and what you typed is kept.',
      retryable: false,
    }),
  userInactive: () =>
    new Problem('session.userInactive', {
      message: 'Your session has ended: the server says this account is not active.',
      hint: 'Ask whoever runs the server to activate the account, then sign in again. What you typed is kept.',
      retryable: false,
    }),
  changed: () =>
    new Problem('session.changed', {
      message: 'The session ended before the answer arrived.',
      hint: 'The answer was set aside. Look at your positions before you repeat an order.',
      retryable: false,
    }),
  wrongCredentials: () =>
    new Problem('credentials.wrong', {
      message: 'User name or password is wrong.',
      hint: 'Check both and try again. An account that was switched off is answered the same way.',
      retryable: false,
    }),
  refreshMisconfigured: () =>
    new Problem('refresh.misconfigured', {
      message: 'The server has no usable refresh route, so your sign-in cannot be renewed.',
      hint: 'Check the server URL: below it there should be /auth/token/refresh/ or /users/token/refresh/. If the URL is right, whoever runs the server has to add that route. You stay signed in until the current token ends, usually for an hour.',
      retryable: false,
    }),
};
