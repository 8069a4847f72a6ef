import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { electronBinary } from './electron-binary.ts';

const PROBE_MS = 5_000;
/** Some 120 MB over a slow line. */
const DOWNLOAD_MS = 5 * 60_000;
/** A blocked network rarely opens within the day, and nobody wants to wait at every start. */
export const RETRY_AFTER_MS = 24 * 3_600_000;

const DEFAULT_MIRROR = 'https://github.com/electron/electron/releases/download/';

const failureSchema = z.object({ at: z.number(), from: z.string(), problem: z.string() });

interface FetchSteps {
  now(): number;
  /** The release host's address: what is remembered of one says nothing of another. */
  readonly from: string;
  /** Null, or why the release host cannot be reached. */
  probe(): Promise<string | null>;
  /** Null, or why the download failed. */
  download(): Promise<string | null>;
}

/**
 * Downloads Electron's binary, as its package does at first use. A failure is remembered for a day in
 * node_modules/.cache and answered from there; `retry` asks the network again. Returns null, or the problem.
 */
export async function fetchElectron(
  root: string,
  retry: boolean,
  steps: FetchSteps = realSteps(root),
): Promise<string | null> {
  const memory = join(root, 'node_modules', '.cache', 'paperdesk', 'electron-fetch.json');
  const earlier = retry ? null : await readFailure(memory);
  if (earlier?.from === steps.from && steps.now() - earlier.at < RETRY_AFTER_MS) return earlier.problem;
  const problem = (await steps.probe()) ?? (await steps.download());
  if (problem === null) return null;
  await mkdir(dirname(memory), { recursive: true });
  await writeFile(memory, JSON.stringify({ at: steps.now(), from: steps.from, problem }));
  return problem;
}

async function readFailure(file: string): Promise<z.infer<typeof failureSchema> | null> {
  try {
    return failureSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function realSteps(root: string): FetchSteps {
  const { env } = process;
  return {
    now: () => Date.now(),
    from: mirrorOf(env).address,
    probe: () => probe(env),
    download: () => download(root),
  };
}

/** Where Electron's installer looks for another release host, in its order (https://www.electronjs.org/docs/latest/tutorial/installation#mirror). */
const MIRROR_VARIABLES = ['ELECTRON_MIRROR', 'npm_config_electron_mirror'] as const;

function mirrorOf(env: NodeJS.ProcessEnv): { readonly name: string; readonly address: string } {
  const set = MIRROR_VARIABLES.map((name) => ({ name, address: env[name] ?? '' })).find(
    ({ address }) => address !== '',
  );
  return set ?? { name: 'the release host', address: DEFAULT_MIRROR };
}

/** Null when the release host of `env` answers or only a proxy can tell; else the problem. */
export async function probe(env: NodeJS.ProcessEnv): Promise<string | null> {
  const { name, address } = mirrorOf(env);
  if (!URL.canParse(address)) return `${name} is not a URL: "${address}"`;
  if ((env['HTTPS_PROXY'] ?? env['https_proxy'] ?? '') !== '') return null;
  const { hostname, port, protocol } = new URL(address);
  return connects(hostname, Number(port || (protocol === 'http:' ? 80 : 443)));
}

/** A connection is enough of an answer: a blocked network refuses it, drops it, or does not know the name. */
function connects(host: string, port: number): Promise<string | null> {
  const problem = `${host} cannot be reached`;
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PROBE_MS });
    const answer = (value: string | null) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(null));
    socket.once('timeout', () => answer(problem));
    socket.once('error', () => answer(problem));
  });
}

async function download(root: string): Promise<string | null> {
  process.stderr.write('Downloading Electron (once) …\n');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const child = spawn(process.execPath, [installer], { stdio: ['ignore', 2, 'pipe'], timeout: DOWNLOAD_MS });
  const [complaints] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'exit')]);
  if (electronBinary(root) !== null) return null;
  const reason = lastLine(complaints);
  return reason === null ? 'the download failed' : `the download failed (${reason})`;
}

/** The last line that is not blank, or null. */
export function lastLine(output: string): string | null {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '') ?? null;
}
