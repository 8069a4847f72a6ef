import { registerHooks } from 'node:module';

/**
 * Loaded before the bench (`node --import`): electron-store imports `electron`, whose package looks for its binary. As in the
 * unit tests, a stub stands in its place.
 */
const stub = new URL('../../src/main/testing/electron-stub.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: stub, shortCircuit: true } : next(specifier, context);
  },
});
