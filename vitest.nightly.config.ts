import { defineConfig } from 'vitest/config';
import { unit } from './vitest.config.ts';

/** What takes too long for every change: the session's random interleavings, fifty times as many (`npm run test:nightly`). */
export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['src/main/session/random-interleavings.test.ts'],
    env: { PAPERDESK_RANDOM_RUNS: '100000' },
  },
});
