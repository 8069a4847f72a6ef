import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import {
  checkNumbers,
  playwrightNumbers,
  summarize,
  vitestNumbers,
  type SuiteResult,
  type TestNumbers,
} from './test-numbers.ts';
import { root } from './this-machine.ts';
import { virtualScreen } from './virtual-screen.ts';

/** A script and what it found when it has ended; null when it left no report. */
interface Suite {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly numbers: (exitCode: number) => Promise<TestNumbers | null>;
}

const reports = join(root, 'out', 'test-results');
const modules = join(root, 'node_modules');

/** One of the projects in vitest.config.ts. */
function vitestSuite(name: string, project: string): Suite {
  const report = join(reports, `${project}.json`);
  return {
    name,
    script: join(modules, 'vitest', 'vitest.mjs'),
    args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    numbers: () => readReport(report, vitestNumbers),
  };
}

/** A check of the sources, which passes or fails as a whole. */
function check(name: string, script: string, ...args: string[]): Suite {
  return { name, script: join(modules, script), args, numbers: (exitCode) => Promise.resolve(checkNumbers(exitCode)) };
}

/** What `npm run lint` and `npm run types` do. */
const checks: readonly Suite[] = [
  check('Lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  check('Format', 'prettier/bin/prettier.cjs', '--check', '.'),
  check('Types of main and tools', 'typescript/bin/tsc', '-p', 'tsconfig.node.json'),
  check('Types of the renderer', 'typescript/bin/tsc', '-p', 'tsconfig.web.json'),
];

const suites: readonly Suite[] = [
  vitestSuite('Unit tests', 'unit'),
  vitestSuite('Contract tests', 'contract'),
  vitestSuite('Crash tests', 'crash'),
  vitestSuite('Conformance tests', 'conformance'),
  {
    name: 'End-to-end tests',
    script: join(modules, '@playwright', 'test', 'cli.js'),
    args: ['test'],
    numbers: () => readReport(join(reports, 'e2e.json'), playwrightNumbers),
  },
];

process.exitCode = await main(process.argv.includes('--with-checks'));

/** Runs every suite, even after a failed one, and ends with the sum alone on the last line. */
async function main(withChecks: boolean): Promise<number> {
  let screen: readonly string[];
  try {
    ensureRuntime(runtimeToDrive());
    screen = virtualScreen(runtimeToDrive());
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`);
    return 1;
  }
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const results: SuiteResult[] = [];
  for (const suite of withChecks ? [...checks, ...suites] : suites) results.push(await run(suite, screen));
  const { passed, failed, remarks } = summarize(results);
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function run(suite: Suite, screen: readonly string[]): Promise<SuiteResult> {
  process.stdout.write(`\n${suite.name}\n`);
  const [file = '', ...args] = [...screen, process.execPath, suite.script, ...suite.args];
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  // Node's documentation of the event "exit": (code: number | null, signal: string | null).
  const [code] = (await once(child, 'exit')) as [number | null];
  const exitCode = code ?? 1;
  return { name: suite.name, exitCode, numbers: await suite.numbers(exitCode) };
}

async function readReport(file: string, numbers: (report: unknown) => TestNumbers): Promise<TestNumbers | null> {
  try {
    return numbers(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}
