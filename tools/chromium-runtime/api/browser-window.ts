import { resolve } from 'node:path';
import { createEvent } from './event.ts';
import { strictEmitter } from './not-implemented.ts';
import type { Runtime } from './runtime.ts';
import type { Targets } from './targets.ts';
import { WebContents } from './web-contents.ts';
import { TargetGone } from '../chromium/connection.ts';
import type { Session } from '../chromium/connection.ts';

interface WebPreferences {
  readonly preload?: string;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly nodeIntegrationInWorker?: boolean;
  readonly nodeIntegrationInSubFrames?: boolean;
  readonly webSecurity?: boolean;
  readonly webviewTag?: boolean;
}

interface BrowserWindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly backgroundColor?: string;
  readonly webPreferences?: WebPreferences;
}

/** Every protection that Electron has on by default, the stand-in has always: an app that turns one off cannot run here. */
function refuseWeakening(preferences: WebPreferences): void {
  const mustBeOn = ['sandbox', 'contextIsolation', 'webSecurity'] as const;
  const mustBeOff = ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag'] as const;
  for (const name of mustBeOn) {
    if (preferences[name] === false) throw new Error(`not implemented by the stand-in: webPreferences.${name}: false`);
  }
  for (const name of mustBeOff) {
    if (preferences[name] === true) throw new Error(`not implemented by the stand-in: webPreferences.${name}: true`);
  }
}

/** How the window and the app that owns it know of each other. */
interface WindowHost {
  readonly runtime: Runtime;
  /** Throws before `ready`, as Electron does. */
  readonly targets: () => Targets;
  readonly created: (contents: WebContents) => void;
  readonly closed: () => void;
  /** A `close` listener said no. */
  readonly closePrevented: () => void;
}

const windows = new Map<number, Window>();
let lastId = 0;

/** https://www.electronjs.org/docs/latest/api/browser-window; {@link createBrowserWindow} ties it to one app. */
export class Window extends strictEmitter('BrowserWindow') {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  readonly #host: WindowHost;
  readonly #opened: Promise<Session>;
  #targetId: string | undefined;
  #visible: boolean;
  #minimized = false;
  #closing = false;
  #destroyed = false;

  constructor(host: WindowHost, options: BrowserWindowOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    refuseWeakening(preferences);
    this.#host = host;
    const targets = host.targets();
    this.#visible = options.show ?? true;
    this.webContents = new WebContents(
      host.runtime,
      preferences.preload === undefined ? undefined : resolve(preferences.preload),
    );
    windows.set(this.id, this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.#opened = this.#open(targets, options);
    this.#opened.catch((error: unknown) => {
      if (!(error instanceof TargetGone)) console.error('The window could not be opened:', error);
      this.#gone();
    });
    host.created(this.webContents);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  /** Without a display there is no other window to look at: then every visible one is focused. */
  isFocused(): boolean {
    return this.isVisible() && this.webContents.isFocused();
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.#visible = true;
    this.#setState('normal');
    this.focus();
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.#setState('minimized');
    this.emit('hide');
  }

  minimize(): void {
    this.#minimized = true;
    this.#setState('minimized');
    this.emit('minimize');
  }

  restore(): void {
    this.#minimized = false;
    this.#setState('normal');
    this.emit('restore');
  }

  focus(): void {
    void this.#opened.then((session) => session.tell('Page.bringToFront')).catch(() => undefined);
  }

  /** Asks: `close` can be prevented. */
  close(): void {
    if (this.#destroyed) return;
    const event = createEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) {
      this.#host.closePrevented();
      return;
    }
    this.#closing = true;
    this.#closeTarget();
  }

  /** Does not ask. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#closing = true;
    this.#closeTarget();
    this.#gone();
  }

  async #open(targets: Targets, options: BrowserWindowOptions): Promise<Session> {
    const { width = 800, height = 600 } = options;
    const { session, targetId } = await targets.open({ width, height });
    this.#targetId = targetId;
    targets.onGone(targetId, (chromiumDied) => this.#targetGone(chromiumDied));
    if (this.#destroyed) {
      this.#closeTarget();
      throw new TargetGone('the window was destroyed');
    }
    await this.webContents.adopt(session, targetId, {
      backgroundColor: options.backgroundColor,
      size: { width, height },
    });
    if (!this.#visible) this.#setState('minimized');
    return session;
  }

  #closeTarget(): void {
    const close = (): void => {
      const { browser } = this.#host.runtime.chromium().connection;
      if (this.#targetId !== undefined) browser.tell('Target.closeTarget', { targetId: this.#targetId });
    };
    if (this.#targetId === undefined) void this.#opened.then(close).catch(() => undefined);
    else close();
  }

  #targetGone(chromiumDied: boolean): void {
    if (chromiumDied) this.webContents.emit('render-process-gone', createEvent({}), { reason: 'killed', exitCode: 9 });
    // Closed by the user, the page or an outside client: too late to prevent, but listeners that save something run.
    else if (!this.#closing) this.emit('close', createEvent({}));
    this.#gone();
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.webContents.markDestroyed(new TargetGone('the window is closed'));
    this.emit('closed');
    this.#host.closed();
  }

  /** Without a display there is nothing to hide, and a minimised page paints nothing for a screenshot. */
  #setState(windowState: 'normal' | 'minimized'): void {
    const { runtime } = this.#host;
    if (runtime.headless) return;
    void this.#opened
      .then(async (session) => {
        const { browser } = runtime.chromium().connection;
        const { windowId } = await session.send('Browser.getWindowForTarget');
        browser.tell('Browser.setWindowBounds', { windowId, bounds: { windowState } });
      })
      .catch(() => undefined);
  }

  static getAllWindows(): Window[] {
    return [...windows.values()];
  }

  static fromWebContents(contents: WebContents): Window | null {
    return Window.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }
}

/** The `BrowserWindow` class of one app. */
export function createBrowserWindow(host: WindowHost) {
  return class BrowserWindow extends Window {
    constructor(options?: BrowserWindowOptions) {
      super(host, options);
    }
  };
}
