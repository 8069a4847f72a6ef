import { Problem } from './problem.ts';
import { quoteServer } from './quote-server.ts';

/** Failures of the conversation with the server, whatever was asked. Each function answers a fresh Problem. */
export const serverProblems = {
  unreachable: () =>
    new Problem('server.unreachable', {
      message: 'The server cannot be reached.',
      hint: 'Check your network and the server URL. Nothing you typed is lost.',
      retryable: true,
    }),
  dropped: () =>
    new Problem('server.dropped', {
      message: 'The connection was cut before the answer arrived.',
      hint: 'Check your network and try again. Nothing you typed is lost.',
      retryable: true,
    }),
  timeout: (seconds: number) =>
    new Problem('server.timeout', {
      message: `The server did not answer within ${seconds} seconds.`,
      hint: 'Nothing was changed. Try again in a moment.',
      retryable: true,
    }),
  aborted: () =>
    new Problem('call.aborted', {
      message: 'The request was cancelled.',
      hint: 'Nothing was changed.',
      retryable: true,
    }),
  proxySignIn: () =>
    new Problem('server.proxySignIn', {
      message: 'A proxy between you and the server asks for a sign-in of its own.',
      hint: 'Sign in to your network or proxy first. Nothing you typed is lost.',
      retryable: true,
    }),
  untrusted: () =>
    new Problem('server.untrusted', {
      message: 'The server’s certificate is not trusted by this computer.',
      hint: 'Nothing was sent. Check the address, your clock, and with whoever runs the server.',
      retryable: false,
    }),
  noTls: () =>
    new Problem('server.noTls', {
      message: 'There is no encrypted (https) server at this address.',
      hint: 'Nothing was sent. Check the address and the port.',
      retryable: false,
    }),
  busy: () =>
    new Problem('server.busy', {
      message: 'The server asks to slow down.',
      hint: 'Wait a moment, then try again.',
      retryable: true,
    }),
  failed: (status: number) =>
    new Problem('server.failed', {
      message: `The server failed (HTTP ${status}).`,
      hint: 'This is a fault on the server. Nothing you typed is lost; try again in a moment.',
      retryable: true,
    }),
  notJson: () =>
    new Problem('server.notJson', {
      message: 'A web page answered instead of the trading server.',
      hint: 'Check the server URL. On hotel or office networks, open a browser first and sign in to the network.',
      retryable: true,
    }),
  unexpectedAnswer: () =>
    new Problem('server.unexpectedAnswer', {
      message: 'The server answered in a form Paperdesk does not know.',
      hint: 'Check that the server URL belongs to a compatible trading server, and its version.',
      retryable: false,
    }),
  wrongPath: () =>
    new Problem('server.wrongPath', {
      message: 'There is no trading API at this address.',
      hint: 'Check the server URL: it usually ends in /api.',
      retryable: false,
    }),
  redirected: () =>
    new Problem('server.redirected', {
      message: 'The server sends Paperdesk to another address.',
      hint: 'For your safety the sign-in is never sent on. Enter the final server URL (https, without redirects).',
      retryable: false,
    }),
  forbidden: () =>
    new Problem('server.forbidden', {
      message: 'Your account may not do this on the server.',
      hint: 'Ask whoever runs the server for the permission.',
      retryable: false,
    }),
  unauthorized: () =>
    new Problem('server.unauthorized', {
      message: 'The server did not accept the sign-in that was sent along.',
      hint: 'You are still signed in. If it stays this way, a proxy in between may be removing the sign-in header.',
      retryable: true,
    }),
  userInactive: () =>
    new Problem('session.userInactive', {
      message: 'The server says this account is not active.',
      hint: 'Ask whoever runs the server to activate the account, then sign in again.',
      retryable: false,
    }),
  rejected: (serverText: string | undefined) =>
    new Problem('server.rejected', {
      message:
        serverText === undefined
          ? 'The server refused this request.'
          : `The server refused: “${quoteServer(serverText)}”`,
      hint: 'Nothing was changed. Correct it and try again.',
      retryable: false,
    }),
};
