/**
 * The few DOM names the page scripts use. The tools are checked with Node's types, and the whole DOM library would leak
 * into them.
 */
export interface PageEvent {
  readonly relatedTarget: PageNode;
}

export interface PageNode {
  readonly shadowRoot: { readonly firstChild: PageNode };
  attachShadow(options: { mode: 'open' }): { appendChild(child: PageNode): void };
  addEventListener(name: string, listener: (event: PageEvent) => void, options?: { once: boolean }): void;
  dispatchEvent(event: unknown): boolean;
}

export interface PageWindow extends Record<string, unknown> {
  readonly top: unknown;
  readonly document: PageNode & {
    readonly baseURI: string;
    createElement(tag: string): PageNode;
    hasFocus(): boolean;
  };
  readonly location: { readonly href: string };
  readonly MouseEvent: new (name: string, init: { relatedTarget: PageNode }) => unknown;
  addEventListener: (name: 'focus' | 'blur', listener: () => void) => void;
  open: (url?: unknown, name?: unknown, features?: unknown) => unknown;
}
