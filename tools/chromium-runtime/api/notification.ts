import { strict, strictEmitter } from './not-implemented.ts';

interface NotificationOptions {
  readonly title?: string;
  readonly body?: string;
  readonly silent?: boolean;
}

const known = new Set(['title', 'body', 'silent']);

/**
 * The `Notification` class of one app (https://www.electronjs.org/docs/latest/api/notification). The stand-in has no way to the
 * desktop's notifications, so `isSupported` says no; `show` and `close` then do nothing, and no event comes, as in Electron on
 * a Linux without libnotify (electron/shell/browser/api/electron_api_notification.cc: no presenter, no notification).
 */
export function createNotification(isReady: () => boolean) {
  class Notification extends strictEmitter('Notification') {
    title: string;
    body: string;
    silent: boolean;

    constructor(options: NotificationOptions = {}) {
      super();
      if (!isReady()) throw new Error('Cannot create Notification before app is ready');
      const other = Object.keys(options).find((name) => !known.has(name));
      if (other !== undefined) throw new Error(`not implemented by the stand-in: new Notification({ ${other} })`);
      this.title = options.title ?? '';
      this.body = options.body ?? '';
      this.silent = options.silent ?? false;
    }

    show(): void {
      // See above: without support nothing is shown.
    }

    close(): void {
      // What was not shown need not be dismissed.
    }

    static isSupported(): boolean {
      return false;
    }
  }
  return strict('Notification', Notification);
}
