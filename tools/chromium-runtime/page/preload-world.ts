import type { Codec } from './codec.ts';
import type { PageWindow } from './dom.ts';
import type { createEmitterClass, Emitter } from './emitter.ts';
import type { createPeer } from './peer.ts';

export interface PreloadConfig {
  /** Name of the function through which this world speaks to the main process; removed from sight at once. */
  readonly binding: string;
  /** Name of the event that introduces the two worlds to each other. */
  readonly handshake: string;
  /** Name under which the main process reaches this world: `deliver` and `run`. */
  readonly entry: string;
  readonly preloadPath: string;
  readonly process: { readonly platform: string; readonly arch: string; readonly versions: NodeJS.ProcessVersions };
}

/** What the preload's world tells the main process. `url` is where the document is now: a page cannot forge it here. */
export type FromPreload = { readonly url: string } & (
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'focus'; readonly focused: boolean }
  | { readonly kind: 'window-open'; readonly target: string; readonly frameName: string; readonly features: string }
  | { readonly kind: 'preload-error'; readonly message: string }
);

/** What the main process tells the preload's world. */
export type ToPreload =
  | { readonly kind: 'result'; readonly id: number; readonly value: string }
  | { readonly kind: 'error'; readonly id: number; readonly error: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string };

/** What reaches into the world: CDP evaluates `globalThis[entry].deliver(…)`, the preload script `globalThis[entry].run(…)`. */
interface PreloadEntry {
  readonly deliver: (message: ToPreload) => void;
  readonly run: (preload: (...args: unknown[]) => void) => void;
}

type OmitUrl<T> = T extends unknown ? Omit<T, 'url'> : never;

/**
 * Runs in the isolated world before the preload: its `require`, `ipcRenderer` and `contextBridge`
 * (https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts).
 */
export function installPreloadWorld(
  codec: Codec,
  connect: typeof createPeer,
  createEmitter: typeof createEmitterClass,
  config: PreloadConfig,
): void {
  // The DOM as far as this script uses it; see dom.ts.
  const window = globalThis as unknown as PageWindow;
  // nodeIntegrationInSubFrames is off: the preload belongs to the main frame alone.
  if (window.top !== globalThis) return;
  const binding = window[config.binding] as (payload: string) => void;
  Reflect.deleteProperty(window, config.binding);

  function tell(message: OmitUrl<FromPreload>): void {
    binding(JSON.stringify({ ...message, url: window.location.href }));
  }

  /** The platform's own clone decides what may cross, so that the codec only sees plain data. */
  function encodeArgs(args: unknown[]): string {
    try {
      return codec.encode(structuredClone(args));
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  function notImplemented(name: string, members: Record<string, unknown>): unknown {
    return new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown;
        throw new Error(`not implemented by the stand-in: ${name}.${key}`);
      },
    });
  }

  const EventEmitter = createEmitter();
  const emitter: Emitter = new EventEmitter();
  const waiting = new Map<
    number,
    { channel: string; resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let lastId = 0;

  const bound = (name: keyof Emitter): ((...args: unknown[]) => unknown) => {
    return (...args) => {
      const result: unknown = Reflect.apply(emitter[name], emitter, args);
      return result === emitter ? ipcRenderer : result;
    };
  };

  const ipcRenderer = notImplemented('ipcRenderer', {
    invoke: async (channel: string, ...args: unknown[]) => {
      const encoded = encodeArgs(args);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { channel, resolve, reject });
        tell({ kind: 'invoke', id, channel, args: encoded });
      });
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: encodeArgs(args) }),
    on: bound('on'),
    once: bound('once'),
    off: bound('off'),
    addListener: bound('addListener'),
    removeListener: bound('removeListener'),
    removeAllListeners: bound('removeAllListeners'),
    listenerCount: bound('listenerCount'),
  });

  // The node on which the two worlds talk hangs in a shadow tree that is never in the document, so that no page script finds
  // it there, and window.event stays undefined while its listeners run; see peer.ts for what would hand it out.
  const host = window.document.createElement('div');
  const node = window.document.createElement('div');
  host.attachShadow({ mode: 'open' }).appendChild(node);
  const peer = connect(codec, node, 'preload', (_question, value) => {
    const [target, frameName, features] = value as [string, string, string];
    tell({ kind: 'window-open', target, frameName, features });
  });
  window.document.dispatchEvent(new window.MouseEvent(config.handshake, { relatedTarget: host }));

  const contextBridge = notImplemented('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => void peer.ask('expose', [key, api]),
  });

  const tellFocus = (): void => tell({ kind: 'focus', focused: window.document.hasFocus() });
  window.addEventListener('focus', tellFocus);
  window.addEventListener('blur', tellFocus);
  tellFocus();

  const setImmediate = (callback: (...args: unknown[]) => void, ...args: unknown[]): unknown =>
    setTimeout(callback, 0, ...args);
  const clearImmediate = (id: number): void => clearTimeout(id);
  const timers = { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate };
  const modules: Record<string, unknown> = {
    electron: notImplemented('electron', { ipcRenderer, contextBridge }),
    events: Object.assign(EventEmitter, { EventEmitter }),
    timers,
    url: notImplemented('url', { URL, URLSearchParams }),
  };
  modules['electron/renderer'] = modules['electron'];

  function require(name: string): unknown {
    const key = name.replace(/^node:/, '');
    if (!Object.hasOwn(modules, key)) throw new Error(`module not found: ${name}`);
    return modules[key];
  }

  const process = notImplemented('process', {
    ...config.process,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });

  function deliver(message: ToPreload): void {
    if (message.kind === 'message') {
      const event = { sender: ipcRenderer, ports: [] };
      emitter.emit(message.channel, event, ...(codec.decode(message.args) as unknown[]));
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') call?.resolve(codec.decode(message.value));
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`));
  }

  function run(preload: (...args: unknown[]) => void): void {
    const module = { exports: {} };
    const buffer = notImplemented('Buffer', {});
    try {
      preload(require, module, module.exports, process, buffer, globalThis, setImmediate, clearImmediate);
    } catch (error) {
      console.error(`Unable to load preload script: ${config.preloadPath}`);
      console.error(error);
      tell({ kind: 'preload-error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  Object.defineProperty(globalThis, config.entry, { value: { deliver, run } satisfies PreloadEntry });
}
