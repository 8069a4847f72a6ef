import { fromHttp, schemeOf, toHttp } from '../scheme-url.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** The schemes the app answers itself, and how their URLs are shown to Chromium. */
export class Schemes {
  readonly #handlers = new Map<string, ProtocolHandler>();
  readonly #changed = new Set<() => void>();

  handle(scheme: string, handler: ProtocolHandler): void {
    this.#handlers.set(scheme, handler);
    for (const listener of this.#changed) listener();
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
    for (const listener of this.#changed) listener();
  }

  has(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** Chromium's name for a URL the app uses. */
  shown(url: string): string {
    const scheme = schemeOf(url);
    return scheme !== undefined && this.has(scheme) ? toHttp(url) : url;
  }

  /** The app's name for a URL Chromium uses. */
  known(url: string): string {
    return fromHttp(url, this.#handlers.keys());
  }

  /** The handler for a URL as the app knows it. */
  handlerOf(url: string): ProtocolHandler | undefined {
    return this.#handlers.get(schemeOf(url) ?? '');
  }

  /** The request patterns to intercept. */
  patterns(): string[] {
    return [...this.#handlers.keys()].flatMap((scheme) => [
      `http://*.${scheme}.localhost/*`,
      `http://${scheme}.localhost/*`,
    ]);
  }

  onChange(listener: () => void): void {
    this.#changed.add(listener);
  }
}
