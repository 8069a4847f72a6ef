import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseDoctorOptions } from './options.ts';

const env = { SERVER_PASSWORD: 'canary', EMPTY: '' };
const url = 'https://trading.example.com/api';

describe('the doctor’s options', () => {
  it('need no more than a server, typed as in the app', () => {
    for (const typed of [url, `${url}/`, 'https://trading.example.com']) {
      expect(parseDoctorOptions(['--api-url', typed], {})).toEqual({
        kind: 'run',
        options: { url, credentials: { kind: 'none' }, json: false },
      });
    }
  });

  it('take the password from the environment, and do not show it', () => {
    const argv = ['--api-url', url, '--user', ' ada ', '--password-env', 'SERVER_PASSWORD', '--json'];
    const parsed = parseDoctorOptions(argv, env);
    expect(parsed).toMatchObject({ kind: 'run', options: { json: true, credentials: { username: 'ada' } } });
    if (parsed.kind !== 'run' || parsed.options.credentials.kind !== 'password') throw new Error('no password');
    expect(parsed.options.credentials.password.reveal()).toBe('canary');
    expect(inspect(parsed, { depth: Infinity, showHidden: true }) + JSON.stringify(parsed)).not.toContain('canary');
  });

  it('explain themselves', () => {
    expect(parseDoctorOptions(['--help'], {})).toEqual({ kind: 'help' });
  });

  it.each([
    ['no server', [], /--api-url: Enter the server URL/],
    ['an unencrypted server', ['--api-url', 'http://trading.example.com/api'], /not encrypted.*Use https:\/\/$/],
    ['what is no URL', ['--api-url', 'trading'], /not a server URL/],
    ['a user without a password', ['--api-url', url, '--user', 'ada'], /belong together/],
    ['a password without a user', ['--api-url', url, '--password-env', 'SERVER_PASSWORD'], /belong together/],
    ['an empty user', ['--api-url', url, '--user', ' ', '--password-env', 'SERVER_PASSWORD'], /belong together/],
    ['an empty variable', ['--api-url', url, '--user', 'a', '--password-env', 'EMPTY'], /holds no password/],
    ['a password on the command line', ['--api-url', url, '--password', 'x'], /--password/],
  ])('refuse %s', (_case, argv, message) => {
    expect(parseDoctorOptions(argv, env)).toEqual({
      kind: 'problem',
      message: expect.stringMatching(message) as string,
    });
  });

  it('do not repeat a password given in the place of its variable, or in the URL', () => {
    const asVariable = parseDoctorOptions(['--api-url', url, '--user', 'ada', '--password-env', 'canary'], {});
    const inUrl = parseDoctorOptions(['--api-url', 'https://ada:canary@trading.example.com/api'], {});
    for (const parsed of [asVariable, inUrl]) {
      expect(parsed.kind).toBe('problem');
      expect(JSON.stringify(parsed)).not.toContain('canary');
    }
  });
});
