import { hasDisplay } from './display.ts';
import type { RuntimeName } from './options.ts';
import { findProgram } from './this-machine.ts';

/**
 * What to put before a command so that Electron finds a screen where there is none: `xvfb-run -a`, or nothing where it is
 * not needed. The stand-in needs none. Throws with what to do when there is no way to a screen.
 */
export function virtualScreen(
  runtime: RuntimeName,
  machine = { hasDisplay: hasDisplay(process.platform, process.env), xvfbRun: findProgram('xvfb-run') },
): string[] {
  if (runtime === 'chromium' || machine.hasDisplay) return [];
  if (machine.xvfbRun !== null) return [machine.xvfbRun, '-a'];
  throw new Error('Electron needs a screen: install "xvfb" (it has xvfb-run), or use --runtime chromium.');
}
