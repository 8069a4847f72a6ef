import type { Session } from '../chromium/connection.ts';
import { createEvent } from './event.ts';
import type { WebFrame } from './frames.ts';
import { encodeCloneable } from './ipc-main.ts';
import type { IpcMainEvent } from './ipc-main.ts';
import { netError } from './net-error.ts';
import { strictEmitter } from './not-implemented.ts';
import { Page } from './page.ts';
import type { PageLook } from './page.ts';
import type { Runtime } from './runtime.ts';
import type { DefaultSession } from './session.ts';

interface WindowOpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: 'new-window' | 'foreground-tab';
  readonly referrer: { readonly url: string; readonly policy: string };
}

type WindowOpenHandler = (details: WindowOpenDetails) => { readonly action: 'allow' | 'deny' };

let lastId = 0;

/** https://www.electronjs.org/docs/latest/api/web-contents */
export class WebContents extends strictEmitter('webContents') {
  readonly id = ++lastId;
  readonly session: DefaultSession;
  readonly #runtime: Runtime;
  readonly #preload: string | undefined;
  readonly #page: Page;
  readonly #started = Promise.withResolvers<Session>();
  #windowOpenHandler: WindowOpenHandler | undefined;
  #focused = false;
  #destroyed = false;

  /** @param preload absolute path of the preload script, if any. */
  constructor(runtime: Runtime, preload: string | undefined) {
    super();
    this.#runtime = runtime;
    this.session = runtime.session;
    this.#preload = preload;
    this.#page = new Page(runtime, preload);
    // Whoever navigates or sends awaits it too, and reports its failure.
    this.#started.promise.catch(() => undefined);
    this.#forward();
  }

  get mainFrame(): WebFrame {
    return this.#page.frames.main;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isFocused(): boolean {
    return this.#focused && !this.#destroyed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#page.send({ kind: 'message', channel, args: encodeCloneable(this.#runtime.codec, args) });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  /** For tests of `render-process-gone`. */
  forcefullyCrashRenderer(): void {
    void this.#started.promise.then((session) => session.tell('Page.crash')).catch(() => undefined);
  }

  reload(): void {
    void this.#navigate((session) => session.send('Page.reload')).catch(() => undefined);
  }

  /** Resolves when the page has loaded; rejects with Electron's `ERR_… (code) loading 'url'` when it cannot. */
  async loadURL(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', resolve));
    const shown = this.#runtime.schemes.shown(url);
    const { errorText } = await this.#navigate((session) => session.send('Page.navigate', { url: shown }));
    if (errorText !== undefined) {
      const { name, code } = netError(errorText);
      throw new Error(`${name} (${code}) loading '${url}'`);
    }
    await loaded;
  }

  /** Takes over a paused target. For BrowserWindow alone. */
  async adopt(session: Session, targetId: string, look: PageLook): Promise<void> {
    await this.#page.start(session, targetId, look);
    this.#started.resolve(session);
  }

  /** The target is gone. For BrowserWindow alone. */
  markDestroyed(error: Error): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#started.reject(error);
    this.emit('destroyed');
  }

  async #navigate<T>(command: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.#started.promise;
    await this.session.permissionsApplied();
    return command(session);
  }

  #forward(): void {
    const { navigation } = this.#page;
    this.#page.on('did-finish-load', () => this.emit('did-finish-load'));
    this.#page.on('crashed', () => {
      this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
    });
    this.#page.on('window-open', (url, frameName, features) => this.#askToOpen(url, frameName, features));
    for (const name of ['will-navigate', 'will-redirect', 'did-start-navigation'] as const) {
      navigation.on(name, (event) => this.emit(name, event, event.url, event.isSameDocument, event.isMainFrame, 1, 1));
    }
    navigation.on('will-frame-navigate', (event) => this.emit('will-frame-navigate', event));
    navigation.on('did-fail-load', ({ name, code }, url) => {
      this.emit('did-fail-load', createEvent({}), code, name, url, true, 1, 1);
    });
    this.#page.on('from-preload', (message, reply) => {
      const event: IpcMainEvent = { sender: this, senderFrame: this.mainFrame, frameId: 1, processId: 1 };
      switch (message.kind) {
        case 'invoke':
          void this.#runtime.ipcMain
            .answer(message.channel, message.args, event)
            .then((answer) => reply({ ...answer, id: message.id }));
          break;
        case 'send':
          this.#runtime.ipcMain.receive(message.channel, message.args, event);
          break;
        case 'focus':
          this.#focused = message.focused;
          break;
        case 'window-open':
          this.#askToOpen(message.target, message.frameName, message.features);
          break;
        case 'preload-error':
          console.error(`Unable to load preload script: ${message.message}`);
          this.emit('preload-error', createEvent({}), this.#preload ?? '', new Error(message.message));
      }
    });
  }

  #askToOpen(shownUrl: string, frameName: string, features: string): void {
    const url = this.#runtime.schemes.known(shownUrl);
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' };
    const answer = this.#windowOpenHandler?.({ url, frameName, features, disposition, referrer });
    if (answer?.action !== 'deny') {
      throw new Error(`not implemented by the stand-in: a window opened by the page (${url})`);
    }
  }
}
