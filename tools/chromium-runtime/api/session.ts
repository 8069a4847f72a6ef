import type { Chromium } from '../chromium/launch.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { strictEmitter } from './not-implemented.ts';
import type { ProtocolModule } from './protocol.ts';

type CheckHandler = (contents: null, permission: string, origin: string, details: { isMainFrame: boolean }) => boolean;
type RequestHandler = (
  contents: null,
  permission: string,
  callback: (granted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl: string },
) => void;

/** Electron's names for permissions, and what Chromium's DevTools protocol calls them. */
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['media', 'camera'],
  ['media', 'microphone'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['local-network-access', 'local-network-access'],
];

/**
 * The default session's permissions. Chromium cannot ask the app at the moment a page asks, so the app's handlers are asked
 * in advance, once for every permission, and what they answer is set. Without handlers everything is denied.
 * https://www.electronjs.org/docs/latest/api/session#sessetpermissionrequesthandlerhandler
 */
export class DefaultSession extends strictEmitter('session') {
  readonly protocol: ProtocolModule;
  #check: CheckHandler | undefined;
  #request: RequestHandler | undefined;
  #chromium: Chromium | undefined;
  #apply: Promise<void> = Promise.resolve();

  constructor(protocol: ProtocolModule) {
    super();
    this.protocol = protocol;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler ?? undefined;
    this.#applySoon();
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler ?? undefined;
    this.#applySoon();
  }

  /** Chromium is there: from now on the permissions hold. */
  start(chromium: Chromium): void {
    this.#chromium = chromium;
    // The app has no will-download listener; Chromium would write files unasked.
    chromium.connection.browser.tell('Browser.setDownloadBehavior', { behavior: 'deny' });
    this.#applySoon();
  }

  /** Resolves when Chromium has the app's present answers: no page may load before. */
  permissionsApplied(): Promise<void> {
    return this.#apply;
  }

  #applySoon(): void {
    const chromium = this.#chromium;
    if (chromium === undefined) return;
    const { browser } = chromium.connection;
    this.#apply = this.#apply.then(async () => {
      for (const [electron, name] of permissions) {
        const setting: Protocol.Browser.PermissionSetting = (await this.#grants(electron)) ? 'granted' : 'denied';
        // A Chromium that does not know a permission by this name has no page that could use it.
        await browser.send('Browser.setPermission', { permission: { name }, setting }).catch(() => undefined);
      }
    });
  }

  async #grants(permission: string): Promise<boolean> {
    if (this.#check === undefined && this.#request === undefined) return false;
    if (this.#check?.(null, permission, '', { isMainFrame: true }) === false) return false;
    const request = this.#request;
    if (request === undefined) return true;
    return new Promise((resolve) => request(null, permission, resolve, { isMainFrame: true, requestingUrl: '' }));
  }
}
