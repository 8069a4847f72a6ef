import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './options.ts';

function optionsOf(...argv: string[]) {
  const parsed = parseStartOptions(argv, '/home/trader');
  if (parsed.kind !== 'run') throw new Error(`refused: ${JSON.stringify(parsed)}`);
  return parsed.options;
}

function problemOf(...argv: string[]): string {
  const parsed = parseStartOptions(argv, '/home/trader');
  if (parsed.kind !== 'problem') throw new Error(`accepted: ${JSON.stringify(parsed)}`);
  return parsed.message;
}

describe('the launcher’s options', () => {
  it('default to a visible window of the best runtime with nothing else said', () => {
    expect(optionsOf()).toEqual({
      runtime: null,
      headless: false,
      json: false,
      userDataDir: null,
      apiUrl: null,
      remoteDebuggingPort: null,
      practiceAccessSeconds: null,
      practiceRefreshSeconds: null,
      passwordStore: null,
      testKeyring: null,
      require: null,
      jsFlags: null,
    });
  });

  it('are all read, in both notations', () => {
    expect(
      optionsOf(
        '--runtime=chromium',
        '--headless',
        '--json',
        '--api-url',
        'http://127.0.0.1:8000/api',
        '--remote-debugging-port',
        '0',
        '--practice-access-seconds=5',
        '--practice-refresh-seconds',
        '60',
        '--js-flags=--expose-gc',
      ),
    ).toMatchObject({
      runtime: 'chromium',
      headless: true,
      json: true,
      apiUrl: 'http://127.0.0.1:8000/api',
      remoteDebuggingPort: 0,
      practiceAccessSeconds: 5,
      practiceRefreshSeconds: 60,
      jsFlags: '--expose-gc',
    });
  });

  it('take relative paths from the folder they were typed in', () => {
    expect(optionsOf('--user-data-dir', 'profile').userDataDir).toMatch(/home[/\\]trader[/\\]profile$/);
    expect(optionsOf('--test-keyring', 'keys').testKeyring).toMatch(/home[/\\]trader[/\\]keys$/);
    expect(optionsOf('--require', 'first.cjs').require).toMatch(/home[/\\]trader[/\\]first\.cjs$/);
  });

  it.each([
    ['an unknown option', ['--fast'], /--fast/],
    ['a positional argument', ['now'], /now/],
    ['a value for a flag', ['--json=yes'], /--json/],
    ['a missing value', ['--api-url'], /--api-url/],
    ['an empty value', ['--api-url='], /--api-url needs a value/],
    ['an unknown runtime', ['--runtime', 'firefox'], /"electron" or "chromium", not "firefox"/],
    ['a port past the last', ['--remote-debugging-port', '65536'], /from 0 to 65535, not "65536"/],
    ['a port that is no number', ['--remote-debugging-port', '0x50'], /not "0x50"/],
    ['a token life of nothing', ['--practice-access-seconds', '0'], /from 1 /],
    ['a fraction of a second', ['--practice-access-seconds', '1.5'], /not "1.5"/],
    [
      'the test keyring with Electron',
      ['--runtime', 'electron', '--test-keyring', 'f'],
      /only with --runtime chromium/,
    ],
  ])('refuse %s and name it', (_, argv, message) => {
    expect(problemOf(...argv)).toMatch(message);
  });

  it('answer --help whatever else is said correctly', () => {
    expect(parseStartOptions(['--json', '--help'], '/').kind).toBe('help');
  });
});
