/** Mutation testing of the code that keeps the user signed in: see docs/mutation-testing.md. */
export default {
  mutate: ['src/main/{session,api}/**/*.ts', '!**/*.test.ts'],
  testRunner: 'vitest',
  // The tests of the folders are named in the configuration; which of them reach a mutant, the first run finds out.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  incrementalFile: 'out/mutation/incremental.json',
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'out/mutation/report.html' },
  jsonReporter: { fileName: 'out/mutation/report.json' },
  checkers: [],
};
