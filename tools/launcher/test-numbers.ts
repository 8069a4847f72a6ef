import { z } from 'zod';

export interface TestNumbers {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Reads the report of Vitest's reporter `json` (https://vitest.dev/guide/reporters.html#json-reporter). */
export function vitestNumbers(report: unknown): TestNumbers {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = vitestSchema.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Reads the report of Playwright's reporter `json`. A flaky test failed: it may fail again tomorrow. */
export function playwrightNumbers(report: unknown): TestNumbers {
  const { expected, unexpected, flaky, skipped } = playwrightSchema.parse(report).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** A linter or compiler counts as one test. */
export function checkNumbers(exitCode: number): TestNumbers {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

export interface SuiteResult {
  readonly name: string;
  readonly exitCode: number;
  /** Null when the suite left no report. */
  readonly numbers: TestNumbers | null;
}

interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** What a person should know beside the numbers, one sentence each. */
  readonly remarks: readonly string[];
}

/**
 * Adds the suites up. A suite that ran no test, left no report, or failed without a failed test (a file that does not load,
 * an error between the tests) counts as one failure, so that nothing broken ever adds up to success.
 */
export function summarize(results: readonly SuiteResult[]): Summary {
  let passed = 0;
  let failed = 0;
  const remarks: string[] = [];
  for (const { name, exitCode, numbers } of results) {
    passed += numbers?.passed ?? 0;
    failed += numbers?.failed ?? 0;
    const trouble = troubleOf(exitCode, numbers);
    if (trouble !== null) {
      failed += 1;
      remarks.push(`${name}: ${trouble}.`);
    }
    if (numbers !== null && numbers.skipped > 0) remarks.push(`${name}: ${numbers.skipped} skipped.`);
  }
  return { passed, failed, remarks };
}

function troubleOf(exitCode: number, numbers: TestNumbers | null): string | null {
  if (numbers === null) return `no report (exit code ${exitCode})`;
  if (numbers.passed + numbers.failed === 0) return 'ran no test';
  if (numbers.failed === 0 && exitCode !== 0) return `failed outside its tests (exit code ${exitCode})`;
  return null;
}
