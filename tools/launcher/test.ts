import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runtimeToDrive } from '../app-driver/drive.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { playwrightNumbers, summarize, vitestNumbers, type SuiteResult, type TestNumbers } from './test-numbers.ts';
import { root } from './this-machine.ts';
import { virtualScreen } from './virtual-screen.ts';

interface Suite {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly report: string;
  readonly numbers: (report: unknown) => TestNumbers;
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
    report,
    numbers: vitestNumbers,
  };
}

const suites: readonly Suite[] = [
  vitestSuite('Unit tests', 'unit'),
  vitestSuite('Conformance tests', 'conformance'),
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
  let screen: readonly string[];
  try {
    ensureRuntime(runtimeToDrive());
    screen = virtualScreen(runtimeToDrive());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const results: SuiteResult[] = [];
  for (const suite of suites) results.push(await run(suite, screen));
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
  return { name: suite.name, exitCode: code ?? 1, numbers: await numbersOf(suite) };
}

async function numbersOf({ report, numbers }: Suite): Promise<TestNumbers | null> {
  try {
    return numbers(JSON.parse(await readFile(report, 'utf8')));
  } catch {
    return null;
  }
}
