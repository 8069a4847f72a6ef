import { app } from 'electron';
import type { Handlers } from '../router.ts';

/** `app.*`: facts about this installation, and the handshake with the page. */
export function appHandlers(onReady: () => void): Pick<Handlers, 'app.info' | 'app.ready'> {
  return {
    'app.info': () => Promise.resolve({ version: app.getVersion(), platform: process.platform }),
    'app.ready': () => {
      onReady();
      return Promise.resolve(undefined);
    },
  };
}
