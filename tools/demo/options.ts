import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { firstSentence, isParseArgsError, type RuntimeName } from '../launcher/options.ts';
import type { Parsed } from '../launcher/run-main.ts';

/** A server that is not ours: only what any user could do is played against it. */
export interface RemoteServer {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface DemoOptions {
  /** Null: Electron where its binary is, else the stand-in. */
  readonly runtime: RuntimeName | null;
  /** Null: the demo brings its own server. */
  readonly remote: RemoteServer | null;
}

export const demoHelp = `Usage: npm run demo -- [options]

Plays the main job without a visible window, on a server of its own with access tokens that live a few seconds. Prints
each step with its evidence, writes screenshots to out/demo/, and exits with 1 when a step fails.

  --runtime electron|chromium   what shows the window (default: Electron where its binary is, else the stand-in)
  --api-url URL                 play against this server what needs no control of it; opens and closes one paper trade
  --user NAME                   the account there
  --password-env VAR            the environment variable that holds its password
  --help                        this text
`;

const optionTable = {
  runtime: { type: 'string' },
  'api-url': { type: 'string' },
  user: { type: 'string' },
  'password-env': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads the demo's command line; the password comes from the environment, never from the command line, which others can see. */
export function parseDemoOptions(argv: readonly string[], env: NodeJS.ProcessEnv): Parsed<DemoOptions> {
  try {
    const { values } = parseArgs({ args: [...argv], options: optionTable, strict: true, allowPositionals: false });
    if (values.help === true) return { kind: 'help' };
    const { runtime = null } = values;
    if (runtime !== null && runtime !== 'electron' && runtime !== 'chromium') {
      return problem(`--runtime is "electron" or "chromium", not "${runtime}"`);
    }
    const given = [values['api-url'], values.user, values['password-env']];
    if (given.every((value) => value === undefined)) return { kind: 'run', options: { runtime, remote: null } };
    const [url = '', username = '', variable = ''] = given;
    if (url === '' || username === '' || variable === '') {
      return problem('--api-url, --user and --password-env belong together, each with a value');
    }
    const password = env[variable] ?? '';
    if (password === '') return problem(`the environment variable ${variable} holds no password`);
    return { kind: 'run', options: { runtime, remote: { url, username, password } } };
  } catch (error) {
    if (!isParseArgsError(error)) throw error;
    return problem(firstSentence(error.message));
  }
}

function problem(message: string): Parsed<DemoOptions> {
  return { kind: 'problem', message };
}
