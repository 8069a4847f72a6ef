import { ipcMain } from 'electron';
import { calls } from '../../shared/contract/contract.ts';
import type { CallName } from '../../shared/contract/types.ts';
import type { Router } from './router.ts';

/** Connects the router to Electron. The only place that touches ipcMain. */
export function serveCalls(router: Router): void {
  // Object.keys answers string[]; the map's keys are exactly the call names.
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, (event, ...args: unknown[]) => router.dispatch(name, event.senderFrame, args));
  }
}
