import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const electronStub = { electron: resolve(import.meta.dirname, 'src/main/testing/electron-stub.ts') };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: electronStub },
        test: {
          name: 'unit',
          // Transformed with our code, so that its import of electron meets the alias too.
          server: { deps: { inline: ['electron-store'] } },
          include: [
            'src/**/*.test.ts',
            'tools/**/*.test.ts',
            'bench/**/*.test.ts',
            'tests/{support,architecture,leaks}/**/*.test.ts',
          ],
          environment: 'node',
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.contract.test.ts'],
          globalSetup: 'tests/contract/support/global-setup.ts',
          environment: 'node',
          // Real servers, and storms of requests to them.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        resolve: { alias: electronStub },
        test: {
          name: 'crash',
          server: { deps: { inline: ['electron-store'] } },
          include: ['tests/crash/**/*.test.ts'],
          environment: 'node',
          // Two hundred processes are started and killed.
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          globalSetup: 'tests/conformance/support/announce-runtime.ts',
          environment: 'node',
          // Every test file starts a browser: one at a time, and with patience.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
