import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ACCESS_LIFE_MS, REFRESH_LIFE_MS, type ContractServer, type Rotation } from './contract-server.ts';

const script = join(import.meta.dirname, '..', 'django', 'serve.py');

const readySchema = z.strictObject({ origin: z.url() });

interface DjangoOptions extends Rotation {
  /** The interpreter that has Django, REST framework and SimpleJWT. */
  readonly python: string;
  /** The dialect of the authentication paths: `/auth/login/` or `/users/login/`. */
  readonly authPrefix?: 'auth' | 'users';
}

/** Django with REST framework and SimpleJWT, in a process and a folder of its own. */
export async function startDjango({ python, rotate, blacklist, authPrefix }: DjangoOptions): Promise<ContractServer> {
  const folder = await mkdtemp(join(tmpdir(), 'paperdesk-contract-'));
  const key = randomBytes(32).toString('hex');
  const onOff = (flag: boolean): string => (flag ? 'on' : 'off');
  const child = spawn(python, [script], {
    // It serves until this pipe ends, which it does with this process, whatever becomes of it.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      CONTRACT_FOLDER: folder,
      CONTRACT_CONTROL_KEY: key,
      CONTRACT_AUTH_PREFIX: authPrefix ?? 'auth',
      CONTRACT_ACCESS_SECONDS: (ACCESS_LIFE_MS / 1_000).toFixed(),
      CONTRACT_REFRESH_SECONDS: (REFRESH_LIFE_MS / 1_000).toFixed(),
      CONTRACT_ROTATE: onOff(rotate),
      CONTRACT_BLACKLIST: onOff(blacklist),
    },
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const ended = once(child, 'close');
  const origin = await firstLine(child, ended, () => errors);

  let ahead = 0;
  const control = async (verb: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    const headers = { 'Content-Type': 'application/json', 'X-Control-Key': key };
    const answer = await fetch(`${origin}/control/${verb}/`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`Django did not do "${verb}" (HTTP ${answer.status}):\n${errors}`);
  };
  return {
    url: `${origin}/api`,
    now: () => Date.now() + ahead,
    createUser: (user) => control('create-user', { ...user }),
    setActive: (username, active) => control('set-active', { username, active }),
    setPassword: (username, password) => control('set-password', { username, password }),
    deleteUser: (username) => control('delete-user', { username }),
    advance: async (ms) => {
      await control('advance', { seconds: ms / 1_000 });
      ahead += ms;
    },
    setPrice: (symbol, price) => control('set-price', { symbol, price }),
    close: async () => {
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
      // It only writes what it could not answer for.
      if (errors !== '') throw new Error(`Django had trouble of its own:\n${errors}`);
    },
  };
}

/** Where it listens, from its first line. Rejects with what it wrote on stderr when it ends instead. */
async function firstLine(child: ChildProcess, ended: Promise<unknown>, errors: () => string): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the output is piped');
  const line = once(createInterface(stdout), 'line');
  const failure = ended.then((): never => {
    throw new Error(`Django did not start:\n${errors()}`);
  });
  // Node's documentation of the event "line": (input: string).
  const [text] = (await Promise.race([line, failure])) as [string];
  return readySchema.parse(JSON.parse(text)).origin;
}
