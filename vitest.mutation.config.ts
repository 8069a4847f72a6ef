import { defineConfig } from 'vitest/config';
import { unit } from './vitest.config.ts';

/** They replace modules, which would reach into the files beside them. */
const replacingModules = ['src/main/session/vault/{vault-file,safe-storage-cipher}.test.ts'];

/**
 * The unit tests that mutation testing asks (docs/mutation-testing.md): those of the session, of the API, and of what stands
 * on both. Without the two long simulations, which would multiply by the number of mutants. The files of one run share a
 * worker, because starting one for each file would take longer than the tests.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...unit,
        test: {
          ...unit.test,
          include: ['src/main/{session,api,ipc,doctor}/**/*.test.ts'],
          exclude: [
            'src/main/session/random-interleavings.test.ts',
            'src/main/session/simulated-month.test.ts',
            ...replacingModules,
          ],
          isolate: false,
        },
      },
      { ...unit, test: { ...unit.test, name: 'unit, replacing modules', include: replacingModules } },
    ],
  },
});
