import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { hasDisplay } from './display.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { playwrightNumbers, summarize, vitestNumbers, type SuiteResult, type TestNumbers } from './test-numbers.ts';
import { findProgram, root } from './this-machine.ts';

interface Suite {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly report: string;
  readonly numbers: (report: unknown) => TestNumbers;
}

const reports = join(root, 'out', 'test-results');
const modules = join(root, 'node_modules');

const suites: readonly Suite[] = [
  {
    name: 'Unit and conformance tests',
    script: join(modules, 'vitest', 'vitest.mjs'),
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`],
    report: join(reports, 'vitest.json'),
    numbers: vitestNumbers,
  },
  {
    name: 'End-to-end tests',
    script: join(modules, '@playwright', 'test', 'cli.js'),
    args: ['test'],
    report: join(reports, 'e2e.json'),
    numbers: playwrightNumbers,
  },
];

process.exitCode = await main();

/** Runs every suite, even after a failed one, and ends with the sum alone on the last line. */
async function main(): Promise<number> {
  try {
    ensureRuntime(runtimeToDrive());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const results: SuiteResult[] = [];
  for (const suite of suites) results.push(await run(suite));
  const { passed, failed, remarks } = summarize(results);
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function run(suite: Suite): Promise<SuiteResult> {
  process.stdout.write(`\n${suite.name}\n`);
  const [file = '', ...args] = [...screen(), process.execPath, suite.script, ...suite.args];
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  // Node's documentation of the event "exit": (code: number | null, signal: string | null).
  const [code] = (await once(child, 'exit')) as [number | null];
  return { name: suite.name, exitCode: code ?? 1, numbers: await numbersOf(suite) };
}

async function numbersOf({ report, numbers }: Suite): Promise<TestNumbers | null> {
  try {
    return numbers(JSON.parse(await readFile(report, 'utf8')));
  } catch {
    return null;
  }
}

/** Electron wants a screen even when nobody looks. */
function screen(): string[] {
  if (runtimeToDrive() === 'chromium' || hasDisplay(process.platform, process.env)) return [];
  const xvfbRun = findProgram('xvfb-run');
  return xvfbRun === null ? [] : [xvfbRun, '-a'];
}
