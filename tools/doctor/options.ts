import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { parseServerUrl } from '../../src/main/api/server-url.ts';
import type { Credentials } from '../../src/main/doctor/credentials.ts';
import { Problem } from '../../src/main/problems/problem.ts';
import { Secret } from '../../src/main/session/secret.ts';
import { firstSentence, isParseArgsError } from '../launcher/options.ts';
import type { Parsed } from '../launcher/run-main.ts';

export interface DoctorOptions {
  /** Base URL of the API, without a trailing slash. */
  readonly url: string;
  readonly credentials: Credentials;
  readonly json: boolean;
}

export const doctorHelp = `Usage: npm run doctor -- --api-url URL [options]

Looks at the connection to a server and says in plain words what is wrong and what to set. Touches no trade. With a user it
signs in, renews that sign-in once, and signs out again. Exits with 0 when it found no problem, with 1 when it found one,
with 2 when an option is wrong.

  --api-url URL         the server, such as https://trading.example.com/api
  --user NAME           sign in as this user, to see what takes a sign-in
  --password-env VAR    the environment variable that holds the password
  --json                print the report as one line of JSON
                        ("npm run --silent doctor -- --json" keeps npm's own lines away)
  --help                this text
`;

const optionTable = {
  'api-url': { type: 'string' },
  user: { type: 'string' },
  'password-env': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsOptionsConfig;

/** Reads the doctor's command line; the password comes from the environment, never from the command line, which others can see. */
export function parseDoctorOptions(argv: readonly string[], env: NodeJS.ProcessEnv): Parsed<DoctorOptions> {
  try {
    const { values } = parseArgs({ args: [...argv], options: optionTable, strict: true, allowPositionals: false });
    if (values.help === true) return { kind: 'help' };
    const url = parseServerUrl(values['api-url'] ?? '');
    const { json = false } = values;
    const { user, 'password-env': variable } = values;
    if (user === undefined && variable === undefined) {
      return { kind: 'run', options: { url, credentials: { kind: 'none' }, json } };
    }
    const username = user?.trim() ?? '';
    if (username === '' || variable === undefined || variable === '') {
      return problem('--user and --password-env belong together, each with a value');
    }
    const password = env[variable] ?? '';
    // Not named here: whoever mistook this option for the password would find it printed.
    if (password === '') return problem('the environment variable that --password-env names holds no password');
    const credentials = { kind: 'password', username, password: new Secret(password) } as const;
    return { kind: 'run', options: { url, credentials, json } };
  } catch (error) {
    if (error instanceof Problem)
      return problem(`--api-url: ${withoutLastDot(`${error.message} ${error.hint ?? ''}`)}`);
    if (!isParseArgsError(error)) throw error;
    return problem(firstSentence(error.message));
  }
}

function problem(message: string): Parsed<DoctorOptions> {
  return { kind: 'problem', message };
}

/** Whoever prints it ends the sentence. */
function withoutLastDot(text: string): string {
  return text.trim().replace(/\.$/u, '');
}
