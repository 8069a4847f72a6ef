import { ipcMain } from 'electron';
import { calls } from '../../shared/contract/contract.ts';
import type { CallName } from '../../shared/contract/types.ts';
import type { Router } from './router.ts';

/**
 * Closes the channel that electron-store opens for pages with Node: it would answer any page, without our check of the
 * sender. To be called after the first store was opened.
 */
export function closeLibraryChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}

/** Connects the router to Electron. */
export function serveCalls(router: Router): void {
  // Object.keys answers string[]; the map's keys are exactly the call names.
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, (event, ...args: unknown[]) => router.dispatch(name, event.senderFrame, args));
  }
}
