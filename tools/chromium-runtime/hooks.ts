import { registerHooks } from 'node:module';

const standIn = new URL('./electron-module.ts', import.meta.url).href;
const names = new Set(['electron', 'electron/main', 'electron/common']);

/**
 * From now on `electron` is the stand-in, for `import` and `require` alike, in the app's bundles and in its packages: the
 * npm package of that name only knows the path of a binary that is not there.
 */
export function resolveElectronToStandIn(): void {
  registerHooks({
    resolve(specifier, context, next) {
      return names.has(specifier) ? { url: standIn, shortCircuit: true } : next(specifier, context);
    },
  });
}
