import type { Chromium } from '../chromium/launch.ts';
import type { Codec } from '../page/codec.ts';
import type { DefaultSession } from './session.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Schemes } from './schemes.ts';

/** What the modules of one running app share. */
export interface Runtime {
  readonly headless: boolean;
  readonly codec: Codec;
  readonly schemes: Schemes;
  readonly ipcMain: IpcMain;
  readonly session: DefaultSession;
  /** The running Chromium. Throws before `ready`. */
  chromium: () => Chromium;
}
