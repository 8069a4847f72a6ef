import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doctorReportSchema } from '../../src/shared/domain/doctor.ts';
import { ApiUser, exchange } from '../../src/practice/testing/practice-harness.ts';
import { loginAnswerSchema } from '../../src/shared/wire/auth.ts';
import { startBackend, type Backend } from '../app-driver/backend.ts';
import { root } from '../launcher/this-machine.ts';

const script = join(root, 'tools', 'launcher', 'doctor.ts');
const notFound = { kind: 'answer', status: 404, body: '<h1>Not Found</h1>', contentType: 'text/html' } as const;

// Each starts a process or two.
vi.setConfig({ testTimeout: 60_000 });

interface Run {
  readonly code: number | string | null | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** The doctor as a process of its own, with the password in its environment. */
function run(...args: readonly string[]): Promise<Run> {
  const env = { ...process.env, DOCTOR_PASSWORD: backend.user.password };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

let backend: Backend;
beforeEach(async () => {
  backend = await startBackend({ accessSeconds: 3_600, refreshSeconds: 86_400, movingMarket: false });
});
afterEach(() => backend.close());

const signedIn = (): string[] => [
  '--api-url',
  backend.url,
  '--user',
  backend.user.username,
  '--password-env',
  'DOCTOR_PASSWORD',
];
const countOf = (path: RegExp): number => backend.proxy.requests().filter((request) => path.test(request.path)).length;

async function practisingUser(): Promise<ApiUser> {
  const { body } = await exchange(`${backend.practice.url}/auth/login/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(backend.user),
  });
  return new ApiUser(backend.practice.url, loginAnswerSchema.parse(body).access);
}

describe('a sound server', () => {
  it('gets a clean bill, and nothing of the examination is left on it', async () => {
    const trader = await practisingUser();
    await trader.openTrade('PONDUSDT', 'SHORT');
    const state = async () =>
      (await trader.trades()).map(({ id, status, exit_price, updated_at }) => [id, status, exit_price, updated_at]);
    const before = await state();

    const { code, stdout, stderr } = await run(...signedIn());
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('7 good, 1 notice, 0 problems, 0 not checked');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/was ended at\s+the server/u);

    expect(await state()).toEqual(before);
    expect(before).toMatchObject([[expect.anything(), 'OPEN', null, expect.anything()]]);
    const requests = backend.proxy.requests();
    const issued = requests.flatMap(({ refreshIssued }) => refreshIssued ?? []);
    const ended = requests.filter(({ path }) => path.endsWith('/blacklist/')).map(({ refreshSent }) => refreshSent);
    expect(issued).toHaveLength(2);
    expect(ended).toEqual(issued.toReversed());
  });

  it('is looked at from outside without a user', async () => {
    const { code, stdout } = await run('--api-url', backend.url);
    expect(code).toBe(0);
    expect(stdout.trimEnd()).toMatch(/\n4 good, 1 notice, 0 problems, 3 not checked$/u);
    expect(backend.proxy.requests().filter(({ bearer }) => bearer !== null)).toEqual([]);
  });

  it('is reported as one line of JSON when asked to', async () => {
    const { stdout } = await run(...signedIn(), '--json');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(doctorReportSchema.parse(JSON.parse(stdout))).toMatchObject({
      url: backend.url,
      dialect: { login: 'auth', refresh: 'auth' },
    });
  });
});

it('finds a missing refresh route without waiting for the first token to end', async () => {
  backend.proxy.inject({ path: /\/token\/refresh\/$/u, fault: notFound });
  const { code, stdout } = await run(...signedIn());
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ problem +Renewal +A sign-in cannot be renewed/u);
  expect(stdout).toContain('1 problem,');
  expect(countOf(/\/blacklist\/$/u)).toBe(1);
});

it('finds a clock that is off, which is no problem', async () => {
  backend.advance(10 * 60_000);
  const { code, stdout } = await run('--api-url', backend.url);
  expect(code).toBe(0);
  expect(stdout).toMatch(/! notice +Clock +This computer’s clock is 10 minutes behind/u);
});

it('says what is wrong with the options, and asks nobody', async () => {
  const { code, stdout, stderr } = await run('--api-url', backend.url, '--user', 'ada');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('belong together');
  expect(stderr).toContain('npm run doctor -- --help');
  expect(backend.proxy.requests()).toEqual([]);
});

it('prints its help', async () => {
  const { code, stdout } = await run('--help');
  expect(code).toBe(0);
  expect(stdout).toContain('--password-env VAR');
});

it('prints neither the password nor any part of a token', async () => {
  const runs = [await run(...signedIn()), await run(...signedIn(), '--json')];
  const secrets = [backend.user.password, ...backend.proxy.tokens().flatMap((token) => token.split('.'))];
  expect(secrets.length).toBeGreaterThan(10);
  for (const { stdout, stderr } of runs) {
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
  }
});
