import { EventEmitter } from 'node:events';
import type { Protocol } from '../chromium/protocol.ts';
import type { Session } from '../chromium/connection.ts';
import { createEvent } from './event.ts';
import type { StandInEvent } from './event.ts';
import type { FrameTree, WebFrame } from './frames.ts';
import { netError } from './net-error.ts';
import type { NetError } from './net-error.ts';
import type { Runtime } from './runtime.ts';
import { answerRequest } from './scheme-request.ts';

interface NavigationDetails {
  readonly url: string;
  readonly isSameDocument: boolean;
  readonly isMainFrame: boolean;
  readonly frame: WebFrame | null;
}

interface NavigationEvents {
  'will-frame-navigate': [event: StandInEvent & NavigationDetails];
  'will-navigate': [event: StandInEvent & NavigationDetails];
  'will-redirect': [event: StandInEvent & NavigationDetails];
  'did-start-navigation': [event: StandInEvent & NavigationDetails];
  /** The main frame's document could not be loaded; a load that was called off has not failed. */
  'did-fail-load': [error: NetError, url: string];
}

/**
 * Lets every request for a document wait until the app has had its say, and answers the app's own schemes
 * (https://www.electronjs.org/docs/latest/api/web-contents#navigation-events).
 */
export class Navigation extends EventEmitter<NavigationEvents> {
  /** Whether the page shows Chromium's own error page. */
  showsError = false;
  readonly #runtime: Runtime;
  readonly #frames: FrameTree;
  #mainFrameId = '';
  /** The main frame's latest request for a document: its id in Chromium's Network domain, and its address. */
  #mainRequest: { id: string | undefined; url: string } | undefined;
  /**
   * Where the page has asked its main frame to go, while the request for that has not come yet. The renderer announces it before
   * it asks the browser process for the document.
   */
  #pageAsked: string | undefined;

  constructor(runtime: Runtime, frames: FrameTree) {
    super();
    this.#runtime = runtime;
    this.#frames = frames;
  }

  async start(session: Session, mainFrameId: string): Promise<void> {
    this.#mainFrameId = mainFrameId;
    session.on('Fetch.requestPaused', (request) => {
      this.#decide(session, request).catch((error: unknown) => {
        console.error(`The handler for ${this.#runtime.schemes.known(request.request.url)} failed:`, error);
        session.tell('Fetch.failRequest', { requestId: request.requestId, errorReason: 'Failed' });
      });
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId !== mainFrameId || disposition !== 'currentTab') return;
      if (/^https?:/.test(url)) this.#pageAsked = withoutHash(url);
      // No request will come for another scheme: Chromium shows nothing of it, or hands it to the system.
      else if (!this.#isAllowed(this.#event(frameId, url, false))) session.tell('Page.stopLoading');
    });
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      if (/sameDocument$/i.test(navigationType)) return;
      this.emit('did-start-navigation', this.#event(frameId, url, false));
    });
    // Chromium announces most navigations within a document only when they are done.
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      this.emit('did-start-navigation', this.#event(frameId, url, true));
    });
    session.on('Network.loadingFailed', ({ requestId, errorText }) => {
      if (requestId !== this.#mainRequest?.id) return;
      const error = netError(errorText);
      if (error.name !== 'ERR_ABORTED') this.emit('did-fail-load', error, this.#mainRequest.url);
    });
    await session.send('Network.enable');
    await this.#intercept(session);
    this.#runtime.schemes.onChange(() => void this.#intercept(session).catch(() => undefined));
  }

  committed(frame: Protocol.Page.Frame): void {
    if (frame.id === this.#mainFrameId) this.showsError = frame.unreachableUrl !== undefined;
  }

  async #intercept(session: Session): Promise<void> {
    await session.send('Fetch.enable', {
      patterns: [
        { urlPattern: '*', resourceType: 'Document' },
        ...this.#runtime.schemes.patterns().map((urlPattern) => ({ urlPattern })),
      ],
    });
  }

  #event(frameId: string, shownUrl: string, isSameDocument: boolean): StandInEvent & NavigationDetails {
    return createEvent({
      url: this.#runtime.schemes.known(shownUrl),
      isSameDocument,
      isMainFrame: frameId === this.#mainFrameId,
      frame: this.#frames.get(frameId) ?? null,
    });
  }

  async #decide(session: Session, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId, resourceType } = paused;
    if (resourceType === 'Document' && paused.frameId === this.#mainFrameId) {
      this.#mainRequest = { id: paused.networkId, url: this.#runtime.schemes.known(paused.request.url) };
    }
    if (resourceType === 'Document' && !this.#mayLoad(paused)) {
      // Aborted, unlike every other reason, leaves the old document in place.
      session.tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    await answerRequest(session, paused, this.#runtime.schemes);
  }

  #mayLoad(paused: Protocol.Fetch.requestPausedPayload): boolean {
    const event = this.#event(paused.frameId, paused.request.url, false);
    if (paused.redirectedRequestId !== undefined) {
      this.emit('will-redirect', event);
      return !event.defaultPrevented;
    }
    if (event.isMainFrame) {
      // Else it is the wish of the app (loadURL, reload) or of a DevTools client, which are not asked, as in Electron.
      const asked = this.#pageAsked;
      this.#pageAsked = undefined;
      if (asked !== withoutHash(paused.request.url)) return true;
    }
    return this.#isAllowed(event);
  }

  #isAllowed(event: StandInEvent & NavigationDetails): boolean {
    this.emit('will-frame-navigate', event);
    if (event.isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? '';
}
