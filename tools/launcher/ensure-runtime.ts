import { findChromium } from '../chromium-runtime/find-chromium.ts';
import { installChromium } from './chromium-install.ts';
import type { RuntimeName } from './options.ts';

/** Sees to the browser that the stand-in needs; Electron brings its own. Throws with the one command to run. */
export function ensureRuntime(runtime: RuntimeName): void {
  if (runtime === 'chromium' && findChromium() === undefined) installChromium();
}
