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
  /** The page's size in CSS pixels; undefined leaves it to the window. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
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
  readonly #preload: string | undefined;
  readonly #secrets = { binding: randomUUID(), handshake: randomUUID(), entry: randomUUID() };
  #session: Session | undefined;
  #preloadContext: number | undefined;

  /** @param preload absolute path of the preload script, if any. */
  constructor(runtime: Runtime, preload: string | undefined) {
    super();
    this.#preload = preload;
    this.frames = new FrameTree((url) => runtime.schemes.known(url));
    this.navigation = new Navigation(runtime, this.frames);
  }

  /** Prepares a paused target and lets it go. */
  async start(session: Session, mainFrameId: string, { backgroundColor, size }: PageLook): Promise<void> {
    this.#session = session;
    this.frames.setMainId(mainFrameId);
    this.#follow(session, mainFrameId);
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
    // Sent together: Chromium handles one session's commands in order, and the page starts with the last.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      this.navigation.start(session, mainFrameId),
      session.send('Runtime.addBinding', { name: binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
      ...scripts.preloadWorld.map((source) =>
        session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName }),
      ),
      ...(backgroundColor === undefined ? [] : [this.#setBackground(session, backgroundColor)]),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    if (size !== undefined) await this.#setContentSize(session, size);
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

  /** Makes room in the window for what Chromium draws around the page, so that the page has the size asked for. */
  async #setContentSize(session: Session, { width, height }: { width: number; height: number }): Promise<void> {
    const { cssLayoutViewport: now } = await session.send('Page.getLayoutMetrics');
    const { windowId } = await session.send('Browser.getWindowForTarget');
    await session.send('Browser.setWindowBounds', {
      windowId,
      bounds: { width: width + (width - now.clientWidth), height: height + (height - now.clientHeight) },
    });
  }

  async #setBackground(session: Session, color: string): Promise<void> {
    const [, r = 'ff', g = 'ff', b = 'ff'] = /^#(..)(..)(..)$/.exec(color) ?? [];
    const channel = (hex: string): number => Number.parseInt(hex, 16);
    await session.send('Emulation.setDefaultBackgroundColorOverride', {
      color: { r: channel(r), g: channel(g), b: channel(b), a: 1 },
    });
  }
}
