import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { resolve } from 'node:path';
import type { Parsed } from './run-main.ts';

export type RuntimeName = 'electron' | 'chromium';

export interface LauncherOptions {
  /** Null: Electron where it can be had, else the stand-in. */
  readonly runtime: RuntimeName | null;
  readonly headless: boolean;
  readonly userDataDir: string | null;
  readonly apiUrl: string | null;
  /** 0: any free port. */
  readonly remoteDebuggingPort: number | null;
  readonly json: boolean;
  readonly practiceAccessSeconds: number | null;
  readonly practiceRefreshSeconds: number | null;
  /** Chromium's choice of key store; `basic` means none. */
  readonly passwordStore: string | null;
  /** Stand-in only: a file that plays the part of the desktop's keyring. */
  readonly testKeyring: string | null;
  /** A CommonJS module to load into main before the app. */
  readonly require: string | null;
  /** Switches of V8 in the page, such as `--heap-snapshot-string-limit=9999`. */
  readonly jsFlags: string | null;
}

export const startHelp = `Usage: npm start -- [options]

  --runtime electron|chromium     what shows the window; by default Electron where its binary can be had,
                                  else the stand-in on an installed Chromium, Chrome or Edge
  --headless                      show no window
  --user-data-dir DIR             where the app keeps its files (default: the system's place for them)
  --api-url URL                   the server offered on the first screen
  --remote-debugging-port N       let a debugger attach on 127.0.0.1:N; 0 picks a free port
  --json                          print one line {"ready":true,"runtime":…,"debugPort":…,"practiceUrl":…} on stdout
                                  ("npm start --silent -- --json" keeps npm's own lines away)
  --practice-access-seconds N     life of the practice server's access tokens (default 3600)
  --practice-refresh-seconds N    life of its refresh tokens (default 86400)
  --password-store basic          do without the system's key store: the sign-in stays in memory (Linux)
  --test-keyring FILE             stand-in only: a file in the role of the desktop's keyring, for tests
  --require FILE                  load a CommonJS module into the main process before the app, for tests
  --js-flags=FLAGS                switches of the page's JavaScript engine, for tests
  --help                          this text
`;

const optionTable = {
  runtime: { type: 'string' },
  headless: { type: 'boolean' },
  'user-data-dir': { type: 'string' },
  'api-url': { type: 'string' },
  'remote-debugging-port': { type: 'string' },
  json: { type: 'boolean' },
  'practice-access-seconds': { type: 'string' },
  'practice-refresh-seconds': { type: 'string' },
  'password-store': { type: 'string' },
  'test-keyring': { type: 'string' },
  require: { type: 'string' },
  'js-flags': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads the launcher's command line. Relative paths are taken from `cwd`, where the user typed them. */
export function parseStartOptions(argv: readonly string[], cwd: string): Parsed<LauncherOptions> {
  try {
    const { values } = parseArgs({ args: [...argv], options: optionTable, strict: true, allowPositionals: false });
    if (values.help === true) return { kind: 'help' };
    const runtime = runtimeName(values.runtime);
    const testKeyring = path('test-keyring', values['test-keyring'], cwd);
    if (testKeyring !== null && runtime === 'electron') {
      throw new OptionProblem(
        '--test-keyring works only with --runtime chromium; Electron asks the desktop’s keyring.',
      );
    }
    return {
      kind: 'run',
      options: {
        runtime,
        testKeyring,
        headless: values.headless ?? false,
        json: values.json ?? false,
        userDataDir: path('user-data-dir', values['user-data-dir'], cwd),
        require: path('require', values.require, cwd),
        jsFlags: text('js-flags', values['js-flags']),
        passwordStore: text('password-store', values['password-store']),
        apiUrl: text('api-url', values['api-url']),
        remoteDebuggingPort: integer('remote-debugging-port', values['remote-debugging-port'], 0, 65_535),
        practiceAccessSeconds: seconds('practice-access-seconds', values['practice-access-seconds']),
        practiceRefreshSeconds: seconds('practice-refresh-seconds', values['practice-refresh-seconds']),
      },
    };
  } catch (error) {
    if (!(error instanceof OptionProblem) && !isParseArgsError(error)) throw error;
    return { kind: 'problem', message: firstSentence(error.message) };
  }
}

class OptionProblem extends Error {}

/** Node marks what it finds wrong on a command line with a code of this form (https://nodejs.org/api/errors.html). */
export function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

/** Node appends advice about positional arguments, of which the launchers have none. */
export function firstSentence(message: string): string {
  return message.split(/\. (?=To specify)/)[0] ?? message;
}

function runtimeName(value: string | undefined): RuntimeName | null {
  if (value === undefined) return null;
  if (value === 'electron' || value === 'chromium') return value;
  throw new OptionProblem(`--runtime is "electron" or "chromium", not "${value}"`);
}

function text(name: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (value.trim() === '') throw new OptionProblem(`--${name} needs a value`);
  return value;
}

function path(name: string, value: string | undefined, cwd: string): string | null {
  const given = text(name, value);
  return given === null ? null : resolve(cwd, given);
}

/** What the app takes: some 115 days. */
const MAX_SECONDS = 10_000_000;

function seconds(name: string, value: string | undefined): number | null {
  return integer(name, value, 1, MAX_SECONDS);
}

function integer(name: string, value: string | undefined, min: number, max: number): number | null {
  if (value === undefined) return null;
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new OptionProblem(`--${name} is a whole number from ${min} to ${max}, not "${value}"`);
}
