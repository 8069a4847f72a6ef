import { describe, expect, it } from 'vitest';
import { parseDemoOptions } from './options.ts';

const env = { SERVER_PASSWORD: 'of the server', EMPTY: '' };

describe('the demo’s options', () => {
  it('default to its own server', () => {
    expect(parseDemoOptions([], {})).toEqual({ kind: 'run', options: { runtime: null, remote: null } });
  });

  it('take the password of a real server from the environment', () => {
    const argv = ['--api-url', 'http://127.0.0.1:8000/api', '--user', 'ada', '--password-env', 'SERVER_PASSWORD'];
    expect(parseDemoOptions(argv, env)).toHaveProperty('options.remote', {
      url: 'http://127.0.0.1:8000/api',
      username: 'ada',
      password: 'of the server',
    });
  });

  it.each([
    ['half a server', ['--api-url', 'http://127.0.0.1/api'], /belong together/],
    ['an empty variable', ['--api-url', 'u', '--user', 'a', '--password-env', 'EMPTY'], /EMPTY holds no password/],
    ['a password on the command line', ['--password', 'x'], /--password/],
    ['an unknown runtime', ['--runtime', 'x'], /not "x"/],
  ])('refuse %s', (_, argv, message) => {
    expect(parseDemoOptions(argv, env)).toHaveProperty('message', expect.stringMatching(message));
  });
});
