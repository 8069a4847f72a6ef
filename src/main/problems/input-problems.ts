import { Problem } from './problem.ts';

/** What a user can type wrongly. The form keeps the text; each code belongs to one field. */
export const inputProblems = {
  urlEmpty: () => input('url.empty', 'Enter the server URL.', 'For example https://trading.example.com/api'),
  urlInvalid: () =>
    input(
      'url.invalid',
      'This is not a server URL.',
      'It looks like https://trading.example.com/api, without user name or password in it.',
    ),
  urlInsecure: () =>
    input(
      'url.insecure',
      'This address is not encrypted (http).',
      'Paperdesk sends a sign-in over https only; http is accepted for a server on this computer. Use https://.',
    ),
  usernameEmpty: () => input('username.empty', 'Enter your user name.'),
  passwordEmpty: () => input('password.empty', 'Enter your password.'),
  nameEmpty: () => input('name.empty', 'Enter a name for this connection.'),
  sizeInvalid: () =>
    input(
      'size.invalid',
      'This is not an amount to trade with.',
      'Enter a number above 0 and below one trillion, with at most 8 decimals, for example 250 or 99.50.',
    ),
};

type InputCode =
  'url.empty' | 'url.invalid' | 'url.insecure' | 'username.empty' | 'password.empty' | 'name.empty' | 'size.invalid';

function input(code: InputCode, message: string, hint?: string): Problem {
  return new Problem(code, { message, ...(hint === undefined ? {} : { hint }), retryable: false });
}
