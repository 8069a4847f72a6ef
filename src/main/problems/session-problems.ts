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
  /** The refresh token's own end has passed, such as after a long sleep. */
  expired: () =>
    new Problem('session.expired', {
      message: 'Your session has ended: it was not renewed within the time the server allows.',
      hint: 'This happens after a long sleep or a long time offline. Sign in again to go on; your trades are safe on the server, and what you typed is kept.',
      retryable: false,
    }),
  /** The server replaced the token, and its answer with the new one never arrived here. */
  renewalLost: () =>
    new Problem('session.renewalLost', {
      message: 'A renewal of your session was cut off half-way, so the server no longer accepts the saved sign-in.',
      hint: 'Enter your password to go on. Your trades are safe on the server, and what you typed is kept.',
      retryable: false,
    }),
  endsSoon: () =>
    new Problem('session.endsSoon', {
      message: 'Your session ends soon: the server does not extend it any further.',
      hint: 'Enter your password now to go on without a break. Nothing you typed is lost.',
      retryable: false,
    }),
  endsUnlessServerAnswers: () =>
    new Problem('session.endsUnlessServerAnswers', {
      message: 'Your session ends soon, unless the server can be reached again.',
      hint: 'Check your network. Paperdesk keeps trying; your trades are safe on the server.',
      retryable: true,
    }),
  endsUnrenewable: () =>
    new Problem('session.endsUnrenewable', {
      message: 'Your session ends soon, because it cannot be renewed.',
      hint: 'Enter your password now to go on for another while. Nothing you typed is lost.',
      retryable: false,
    }),
  passwordChanged: () =>
    new Problem('session.passwordChanged', {
      message: 'The server says that your password has been changed.',
      hint: 'Sign in again with the new password. Nothing you typed is lost.',
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
      message: 'Your sign-in cannot be renewed: the server has no usable refresh route.',
      hint: 'Check the server URL: below it there should be /auth/token/refresh/ or /users/token/refresh/. If it is right, ask whoever runs the server to add one. You stay signed in until the current token ends.',
      retryable: false,
    }),
};
