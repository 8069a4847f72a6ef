import { randomUUID } from 'node:crypto';
import type { Chromium } from '../chromium/launch.ts';
import type { Session } from '../chromium/connection.ts';

export interface Target {
  readonly session: Session;
  readonly targetId: string;
}

/**
 * Chromium's page targets. Every new one is held before its first script until it is known whose it is: a window of ours
 * gets its preload, a page opened by one of our pages is closed again, and a page that an outside DevTools client
 * opened is let go.
 */
export class Targets {
  readonly #chromium: Chromium;
  readonly #headless: boolean;
  /** Windows being opened, by the marker in their first URL. */
  readonly #opening = new Map<string, (target: Target) => void>();
  readonly #onGone = new Map<string, (chromiumDied: boolean) => void>();

  constructor(chromium: Chromium, headless: boolean) {
    this.#chromium = chromium;
    this.#headless = headless;
  }

  async start(): Promise<void> {
    const { browser } = this.#chromium.connection;
    browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = this.#chromium.connection.session(sessionId);
      const marker = targetInfo.url.split('#')[1] ?? '';
      const opened = this.#opening.get(marker);
      this.#opening.delete(marker);
      if (opened !== undefined) opened({ session, targetId: targetInfo.targetId });
      // Only what a page of ours opened has no address yet. The app's handler was asked when the page asked.
      else if (targetInfo.url === '') browser.tell('Target.closeTarget', { targetId: targetInfo.targetId });
      else session.tell('Runtime.runIfWaitingForDebugger');
    });
    browser.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.#chromium.connection.drop(sessionId);
    });
    browser.on('Target.targetDestroyed', ({ targetId }) => {
      this.#onGone.get(targetId)?.(false);
      this.#onGone.delete(targetId);
    });
    await browser.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
    await browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
  }

  /** Opens a window: a plain one in headless mode, else one without tabs and address bar (`--app`). */
  async open({ width, height }: { width: number; height: number }): Promise<Target> {
    const marker = randomUUID();
    // Not about:blank: `--app` opens a plain window for that.
    const url = `data:text/html,#${marker}`;
    const { promise, resolve, reject } = Promise.withResolvers<Target>();
    this.#opening.set(marker, resolve);
    const timer = setTimeout(() => {
      this.#opening.delete(marker);
      reject(new Error('Chromium opened no window within 30 s'));
    }, 30_000);
    if (this.#headless) {
      const { browser } = this.#chromium.connection;
      browser.send('Target.createTarget', { url, newWindow: true, width, height }).catch(reject);
    } else {
      this.#chromium.forward([`--app=${url}`]);
    }
    return promise.finally(() => clearTimeout(timer));
  }

  /** Calls `listener` once, when the target is gone for whatever reason. */
  onGone(targetId: string, listener: (chromiumDied: boolean) => void): void {
    this.#onGone.set(targetId, listener);
  }

  /** Chromium itself is gone: so is every target. */
  allGone(): void {
    for (const listener of this.#onGone.values()) listener(true);
    this.#onGone.clear();
  }
}
