import type { Protocol } from '../chromium/protocol.ts';
import { strict } from './not-implemented.ts';

/** The part of `WebFrameMain` that a sender check reads (https://www.electronjs.org/docs/latest/api/web-frame-main). */
export interface WebFrame {
  readonly url: string;
  readonly origin: string;
  readonly name: string;
  readonly parent: WebFrame | null;
  readonly top: WebFrame;
  readonly routingId: number;
  readonly processId: number;
  isDestroyed(): boolean;
}

interface Entry {
  readonly frame: WebFrame;
  url: string;
  detached: boolean;
}

/** The frames of one page, by Chromium's frame ids. */
export class FrameTree {
  readonly #entries = new Map<string, Entry>();
  readonly #known: (url: string) => string;
  readonly #main: Entry;
  #lastId = 0;

  /** @param known maps Chromium's URLs to the app's. */
  constructor(known: (url: string) => string) {
    this.#known = known;
    this.#main = this.#create(undefined);
  }

  get main(): WebFrame {
    return this.#main.frame;
  }

  setMainId(id: string): void {
    this.#entries.set(id, this.#main);
  }

  get(id: string): WebFrame | undefined {
    return this.#entries.get(id)?.frame;
  }

  /** The main document's address as its preload reports it: earlier than Chromium's own event for the navigation. */
  setMainUrl(url: string): void {
    this.#main.url = url;
  }

  attach(id: string, parentId: string): void {
    if (!this.#entries.has(id)) this.#entries.set(id, this.#create(this.#entries.get(parentId)?.frame));
  }

  navigated(frame: Protocol.Page.Frame): void {
    const entry = this.#entries.get(frame.id);
    if (entry !== undefined) entry.url = frame.url + (frame.urlFragment ?? '');
  }

  moved(id: string, url: string): void {
    const entry = this.#entries.get(id);
    if (entry !== undefined) entry.url = url;
  }

  detach(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry === this.#main) return;
    entry.detached = true;
    this.#entries.delete(id);
  }

  #create(parent: WebFrame | undefined): Entry {
    const known = this.#known;
    const routingId = ++this.#lastId;
    const frame = strict<WebFrame>('webFrameMain', {
      get url() {
        return known(entry.url);
      },
      get origin() {
        const { protocol, host, origin } = new URL(this.url === '' ? 'about:blank' : this.url);
        // Node gives only the web's own schemes an origin; Electron gives every standard scheme one.
        return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin;
      },
      name: '',
      parent: parent ?? null,
      get top(): WebFrame {
        return parent === undefined ? frame : parent.top;
      },
      routingId,
      processId: 1,
      isDestroyed: () => entry.detached,
    });
    const entry: Entry = { frame, url: '', detached: false };
    return entry;
  }
}
