import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import type { Session } from '../chromium/connection.ts';
import type { FromPreload, ToPreload } from '../page/preload-world.ts';
import { deliverExpression, pageScripts } from '../page/scripts.ts';
import { FrameTree } from './frames.ts';
import { Navigation } from './navigation.ts';
import type { Runtime } from './runtime.ts';

/** The name Electron gives the preload's world in DevTools. */
const worldName = 'Electron Isolated Context';

export interface PageLook {
  /** `#rrggbb`. */
  readonly backgroundColor: string | undefined;
  /** The window's size, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

interface PageEvents {
  'from-preload': [message: FromPreload, reply: (message: ToPreload) => void];
  'window-open': [url: string, frameName: string, features: string];
  'did-finish-load': [];
  crashed: [];
}

/** One page in Chromium: its scripts, frames, messages and navigations. */
export class Page extends EventEmitter<PageEvents> {
  readonly frames: FrameTree;
  readonly navigation: Navigation;
  readonly #headless: boolean;
  readonly #preload: string | undefined;
  readonly #secrets = { binding: randomUUID(), handshake: randomUUID(), entry: randomUUID() };
  #session: Session | undefined;
  #preloadContext: number | undefined;

  /** @param preload absolute path of the preload script, if any. */
  constructor(runtime: Runtime, preload: string | undefined) {
    super();
    this.#headless = runtime.headless;
    this.#preload = preload;
    this.frames = new FrameTree((url) => runtime.schemes.known(url));
    this.navigation = new Navigation(runtime, this.frames);
  }

  /** Makes a fresh target ready for the app's first document. */
  async start(session: Session, mainFrameId: string, { backgroundColor, size }: PageLook): Promise<void> {
    this.#session = session;
    this.frames.setMainId(mainFrameId);
    // Away from the document that named the target, before the preload could run in it.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.runIfWaitingForDebugger'),
      session.send('Page.navigate', { url: 'about:blank' }),
    ]);
    const { binding, handshake, entry } = this.#secrets;
    const scripts = pageScripts(
      {
        binding,
        handshake,
        entry,
        preloadPath: this.#preload ?? '',
        process: { platform: process.platform, arch: process.arch, versions: process.versions },
      },
      this.#preload === undefined ? undefined : readFileSync(this.#preload, 'utf8'),
    );
    await Promise.all([
      session.send('Runtime.enable'),
      this.navigation.start(session, mainFrameId),
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      ...scripts.preloadWorld.map((source) =>
        session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName }),
      ),
      ...(backgroundColor === undefined ? [] : [this.#setBackground(session, backgroundColor)]),
    ]);
    await this.#setSize(session, size);
    this.#follow(session, mainFrameId);
  }

  /** Hands a message to the preload of the current document; dropped when there is none, as in Electron. */
  send(message: ToPreload): void {
    if (this.#preloadContext !== undefined) this.#deliver(this.#preloadContext, message);
  }

  #deliver(contextId: number, message: ToPreload): void {
    const expression = deliverExpression(this.#secrets.entry, message);
    this.#session?.tell('Runtime.evaluate', { expression, contextId, silent: false });
  }

  #follow(session: Session, mainFrameId: string): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = (context.auxData as { frameId?: string } | undefined)?.frameId;
      if (context.name === worldName && frameId === mainFrameId) this.#preloadContext = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#preloadContext) this.#preloadContext = undefined;
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#preloadContext = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== this.#secrets.binding) return;
      // Only preload-world.ts can call the binding: it exists in that world alone.
      const message = JSON.parse(payload) as FromPreload;
      this.frames.setMainUrl(message.url);
      this.emit('from-preload', message, (reply) => this.#deliver(executionContextId, reply));
    });
    // A link with target=_blank, or window.open of a sub-frame; the page's own is answered in main-world.ts.
    session.on('Page.windowOpen', ({ url, windowName }) => {
      this.emit('window-open', url, windowName === '_blank' ? '' : windowName, '');
    });
    // A link clicked with a modifier key or the middle button.
    session.on('Page.frameRequestedNavigation', ({ url, disposition }) => {
      if (disposition === 'newTab' || disposition === 'newWindow') this.emit('window-open', url, '', '');
    });
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.frames.attach(frameId, parentFrameId));
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.detach(frameId);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      this.frames.navigated(frame);
      this.navigation.committed(frame);
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => this.frames.moved(frameId, url));
    session.on('Page.loadEventFired', () => {
      if (!this.navigation.showsError) this.emit('did-finish-load');
    });
    session.on('Inspector.targetCrashed', () => this.emit('crashed'));
  }

  /**
   * On a screen the size is the window's. Without one there is no frame to count, as in Electron, but Chromium draws its
   * tabs all the same: the window is made larger by those.
   */
  async #setSize(session: Session, { width, height }: { width: number; height: number }): Promise<void> {
    const { windowId } = await session.send('Browser.getWindowForTarget');
    let bounds = { width, height };
    if (this.#headless) {
      const { cssLayoutViewport: page } = await session.send('Page.getLayoutMetrics');
      bounds = { width: width + (width - page.clientWidth), height: height + (height - page.clientHeight) };
    }
    await session.send('Browser.setWindowBounds', { windowId, bounds });
  }

  async #setBackground(session: Session, color: string): Promise<void> {
    const [, r = 'ff', g = 'ff', b = 'ff'] = /^#(..)(..)(..)$/.exec(color) ?? [];
    const channel = (hex: string): number => Number.parseInt(hex, 16);
    await session.send('Emulation.setDefaultBackgroundColorOverride', {
      color: { r: channel(r), g: channel(g), b: channel(b), a: 1 },
    });
  }
}
