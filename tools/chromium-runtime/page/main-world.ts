import type { Codec } from './codec.ts';
import type { PageWindow } from './dom.ts';
import type { createPeer } from './peer.ts';

/** Runs in the page's own world before any script of the page: puts there what the preload exposes. */
export function installMainWorld(codec: Codec, connect: typeof createPeer, handshake: string): void {
  // The DOM as far as this script uses it; see dom.ts.
  const window = globalThis as unknown as PageWindow;
  if (window.top !== globalThis) return;
  const { defineProperty, freeze, hasOwn } = Object;
  const NativeURL = URL;

  function freezeAll(value: unknown): unknown {
    // The elements of a view cannot be frozen.
    if (ArrayBuffer.isView(value)) return value;
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      freeze(value);
      for (const item of Object.values(value)) freezeAll(item);
    }
    return value;
  }

  /** https://www.electronjs.org/docs/latest/api/context-bridge: the api is copied and frozen; a key is taken once. */
  function expose(key: string, api: unknown): void {
    if (hasOwn(window, key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
    defineProperty(window, key, { value: freezeAll(api), enumerable: true, configurable: false, writable: false });
  }

  window.document.addEventListener(
    handshake,
    (event) => {
      const node = event.relatedTarget.shadowRoot.firstChild;
      const peer = connect(codec, node, 'page', (_question, value) => {
        const [key, api] = value as [string, unknown];
        expose(key, api);
      });
      // Chromium would open a tab and then close it; Electron's page gets null from a denied window.open.
      const nativeOpen = window.open;
      window.open = (url: unknown = '', name: unknown = '', features: unknown = '') => {
        // These name this very window: a navigation, not a new window.
        if (['_self', '_top', '_parent'].includes(String(name).toLowerCase())) {
          return Reflect.apply(nativeOpen, window, [url, name, features]);
        }
        const target = String(url) === '' ? 'about:blank' : new NativeURL(String(url), window.document.baseURI).href;
        peer.ask('window-open', [target, String(name), String(features)]);
        return null;
      };
    },
    { once: true },
  );
}
