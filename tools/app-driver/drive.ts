import { electronBinary } from '../launcher/electron-binary.ts';
import type { RuntimeName } from '../launcher/options.ts';
import { root } from '../launcher/this-machine.ts';
import { driveChromium } from './drive-chromium.ts';
import { driveElectron } from './drive-electron.ts';
import type { DriveOptions, DrivenApp } from './driven-app.ts';

/** Real Electron where its binary is, else the stand-in. Nothing is downloaded for it. */
export function runtimeToDrive(): RuntimeName {
  return electronBinary(root) === null ? 'chromium' : 'electron';
}

/** Starts the app without a visible window and hands out its page. Throws with the app's last words when it does not start. */
export function driveApp(options: DriveOptions): Promise<DrivenApp> {
  return options.runtime === 'electron' ? driveElectron(options) : driveChromium(options);
}
