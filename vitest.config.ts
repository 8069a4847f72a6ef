import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export const unit = {
  resolve: { alias: { electron: resolve(import.meta.dirname, 'src/main/testing/electron-stub.ts') } },
  test: {
    name: 'unit',
    // Transformed with our code, so that its import of electron meets the alias too.
    server: { deps: { inline: ['electron-store'] } },
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts', 'tests/{support,architecture,leaks}/**/*.test.ts'],
    environment: 'node',
  },
};

export default defineConfig({
  test: {
    projects: [
      unit,
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
