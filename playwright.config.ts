import { defineConfig } from '@playwright/test';

/** No browser is downloaded: the specs attach to the app, whichever runtime shows it. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/global-setup.ts',
  fullyParallel: true,
  // Each app is several processes; two cores carry two apps.
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test-results/e2e.json' }]],
});
