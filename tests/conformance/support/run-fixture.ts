import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { findRuntime } from './runtime.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** A fixture app that runs until it ends by itself. */
interface RunningFixture {
  readonly process: ChildProcess;
  readonly userData: string;
  /** What it wrote on stderr so far. */
  readonly errors: () => string;
  /** Resolves when the fixture observes something under this name. Rejects when it ends without. */
  readonly seen: (name: string) => Promise<unknown>;
  /** Everything observed, by name, when the fixture has ended with `exitCode` (0 unless told). Rejects otherwise. */
  readonly finished: (exitCode?: number | null) => Promise<Readonly<Record<string, unknown>>>;
}

/** A fresh user-data folder, removed when the test (or the suite's hook) is over. */
export function freshUserData(): string {
  return mkdtempSync(join(tmpdir(), 'conformance-'));
}

/** Starts `fixtures/<name>/main.mjs` as an app of its own. */
function startFixture(
  name: string,
  { args = [], userData = freshUserData(), keyring = false, modules = [], env = {} }: FixtureOptions = {},
): RunningFixture {
  const { command, before, testKeyring } = findRuntime();
  const main = join(fixtures, name, 'main.mjs');
  const options = [
    ...before,
    ...(keyring ? testKeyring(userData) : []),
    ...modules.flatMap((module) => ['--require', resolve(fixtures, name, module)]),
  ];
  const child = spawn(command, [...options, main, `--user-data-dir=${userData}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const observed = new Map<string, unknown>();
  const waiting = new Map<string, (value: unknown) => void>();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  createInterface(child.stdout).on('line', (line) => {
    if (!line.startsWith('{"observed":')) return;
    // The fixtures' own format: fixtures/support/observe.mjs.
    const { observed: key, value } = JSON.parse(line) as { observed: string; value?: unknown };
    observed.set(key, value);
    waiting.get(key)?.(value);
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const patience = setTimeout(() => {
    errors += `\nstopped after 30 s; observed so far: ${[...observed.keys()].join(', ')}`;
    child.kill('SIGKILL');
  }, 30_000);
  child.once('close', () => clearTimeout(patience));
  return {
    process: child,
    userData,
    errors: () => errors,
    seen: async (key) => {
      if (observed.has(key)) return observed.get(key);
      const arrival = new Promise<unknown>((resolve) => waiting.set(key, resolve));
      const end = exit.then((code) => {
        throw new Error(`${name} ended with ${code ?? 'a signal'} before it observed ${key}:\n${errors}`);
      });
      return Promise.race([arrival, end]);
    },
    finished: async (exitCode = 0) => {
      const code = await exit;
      if (code !== exitCode) throw new Error(`${name} ended with ${code ?? 'a signal'}, not ${exitCode}:\n${errors}`);
      return Object.fromEntries(observed);
    },
  };
}

interface FixtureOptions {
  readonly args?: readonly string[];
  readonly userData?: string;
  /** Wants encryption: the stand-in is given its test keyring. Electron has the desktop's or none. */
  readonly keyring?: boolean;
  /** Modules to load before the main script, from the fixture's folder or by an absolute path. */
  readonly modules?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a fixture to its end and answers what it observed. */
export async function runFixture(
  name: string,
  options: FixtureOptions & { readonly exitCode?: number } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const fixture = startFixture(name, options);
  try {
    return await fixture.finished(options.exitCode);
  } finally {
    fixture.process.kill('SIGKILL');
    rmSync(fixture.userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts a fixture that the test ends; whatever happens, it is gone and its folder removed when the test is over. */
export function startFixtureForTest(name: string, options: FixtureOptions = {}): RunningFixture {
  const fixture = startFixture(name, options);
  onTestFinished(() => {
    fixture.process.kill('SIGKILL');
    rmSync(fixture.userData, { recursive: true, force: true, maxRetries: 5 });
  });
  return fixture;
}
