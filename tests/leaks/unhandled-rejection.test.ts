import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  json,
  startScriptedServer,
  type Received,
  type ScriptedServer,
} from '../../src/main/testing/scripted-server.ts';
import { jwt } from '../../src/main/testing/tokens.ts';
import { holdsToken } from '../../tools/app-driver/token-search.ts';

const PASSWORD = 'a-canary-of-a-password';
const HOUR_MS = 3_600_000;

/** How a server fails, each quoting the secret it was sent. */
const failures: Readonly<Record<string, (response: ServerResponse, secret: string) => unknown>> = {
  500: (response, secret) => json(response, 500, { detail: `Traceback: ${secret}` }),
  400: (response, secret) => json(response, 400, { detail: `Rejected: ${secret}` }),
  field: (response, secret) => json(response, 400, { refresh: [`Not with ${secret}.`] }),
  401: (response, secret) => json(response, 401, { detail: secret }),
  'token not valid': (response, secret) => json(response, 401, { detail: secret, code: 'token_not_valid' }),
  403: (response, secret) => json(response, 403, { detail: secret }),
  404: (response, secret) => json(response, 404, { error: secret }),
  429: (response, secret) => json(response, 429, { refresh: secret }),
  'another shape': (response, secret) => json(response, 200, { access: [secret], id: secret }),
  page: (response, secret) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<title>${secret}</title>`),
  redirect: (response, secret) => response.writeHead(307, { Location: `https://elsewhere.example/?${secret}` }).end(),
  drop: (response) => response.destroy(),
  'cut short': (response, secret) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 10_000 }).write(secret);
    setImmediate(() => response.destroy());
  },
};

const bodySchema = z.object({ username: z.string().default(''), refresh: z.string().default('') });

let server: ScriptedServer;
/** Every token issued in a test: what must not be found. */
let issued: string[];
/** How the refresh of a token fails. */
let failureOf: Map<string, string>;

function issue(response: ServerResponse, refreshFails?: string): void {
  const name = String(issued.length).padStart(16, '0');
  const access = jwt(`access-${name}`, Date.now() + HOUR_MS);
  const refresh = jwt(`refresh-${name}`, Date.now() + 24 * HOUR_MS);
  issued.push(access, refresh);
  if (refreshFails !== undefined) failureOf.set(refresh, refreshFails);
  json(response, 200, { access, refresh });
}

function serve({ path, body, bearer }: Received, response: ServerResponse): void {
  const [, failing] = /^\/api\/fail\/(.+)\/$/u.exec(decodeURIComponent(path)) ?? [];
  if (failing !== undefined) {
    failures[failing]?.(response, bearer ?? '');
    return;
  }
  const { username, refresh } = bodySchema.parse(JSON.parse(body));
  const [, route, failure] = /^(login|refresh) (.+)$/u.exec(username) ?? [];
  if (path.endsWith('/login/')) {
    if (route === 'login') failures[failure ?? '']?.(response, PASSWORD);
    else issue(response, failure);
    return;
  }
  const refreshFails = failureOf.get(refresh);
  if (refreshFails === undefined) issue(response);
  else failures[refreshFails]?.(response, refresh);
}

beforeAll(async () => {
  server = await startScriptedServer();
  server.script = serve;
});
beforeEach(() => {
  issued = [];
  failureOf = new Map();
});
afterAll(() => server.close());

/** What the process wrote on its standard streams until it ended by itself. */
async function outputOfRejections(options: { dump: boolean; unsealed: boolean }): Promise<string> {
  const names = options.unsealed ? [] : Object.keys(failures);
  const child = spawn(
    process.execPath,
    [
      // The first unhandled rejection is not the last, as in Electron.
      '--unhandled-rejections=warn-with-error-code',
      join(import.meta.dirname, 'rejecting-app.ts'),
      JSON.stringify({ base: server.base, password: PASSWORD, failures: names, ...options }),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return out + err;
}

const rejectionsIn = (output: string): number =>
  output.match(/UnhandledPromiseRejection(Warning)?: Problem: /gu)?.length ?? 0;

describe.each([
  ['as Node reports it', false],
  ['printed with everything in it', true],
])('an unhandled rejection %s', { timeout: 30_000 }, (_, dump) => {
  it('names the problem and no secret, whichever call failed and however', async () => {
    const output = await outputOfRejections({ dump, unsealed: false });
    // Sign-in, refresh, read and order.
    expect(rejectionsIn(output)).toBe(4 * Object.keys(failures).length);
    expect(issued.length).toBeGreaterThan(2 * Object.keys(failures).length);
    expect(holdsToken(output, [...issued, PASSWORD])).toBe(false);
  });

  it('would be seen to hold a token if it did', async () => {
    const output = await outputOfRejections({ dump, unsealed: true });
    expect(output).toMatch(/AxiosError/u);
    expect(holdsToken(output, issued)).toBe(true);
  });
});
