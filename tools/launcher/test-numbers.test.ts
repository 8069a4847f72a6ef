import { describe, expect, it } from 'vitest';
import { checkNumbers, playwrightNumbers, summarize, vitestNumbers, type SuiteResult } from './test-numbers.ts';

const suite = (exitCode: number, passed: number, failed = 0, skipped = 0): SuiteResult => ({
  name: 'unit',
  exitCode,
  numbers: { passed, failed, skipped },
});

describe('the numbers of a test run', () => {
  it('are read from both kinds of report', () => {
    expect(vitestNumbers({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({
      passed: 5,
      failed: 1,
      skipped: 3,
    });
    expect(playwrightNumbers({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    });
    expect(() => vitestNumbers({})).toThrow('numPassedTests');
  });

  it('add up over the suites', () => {
    expect(summarize([suite(0, 10), suite(1, 3, 2)])).toEqual({ passed: 13, failed: 2, remarks: [] });
  });

  it.each([
    ['ran no test', suite(0, 0)],
    ['no report', { name: 'unit', exitCode: 0, numbers: null }],
    ['failed outside its tests', suite(1, 7)],
  ])('hold one failure for a suite that: %s', (remark, result) => {
    const summary = summarize([result]);
    expect(summary.failed).toBe(1);
    expect(summary.remarks).toEqual([expect.stringContaining(`unit: ${remark}`)]);
  });

  it('count a linter or compiler as one test', () => {
    const checks = [0, 2].map((exitCode) => ({ name: 'Lint', exitCode, numbers: checkNumbers(exitCode) }));
    expect(summarize(checks)).toEqual({ passed: 1, failed: 1, remarks: [] });
  });

  it('do not hide skipped tests', () => {
    expect(summarize([suite(0, 1, 0, 4)])).toEqual({ passed: 1, failed: 0, remarks: ['unit: 4 skipped.'] });
  });
});
