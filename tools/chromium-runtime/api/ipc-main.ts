import type { Codec } from '../page/codec.ts';
import { strictEmitter } from './not-implemented.ts';
import type { WebContents } from './web-contents.ts';
import type { WebFrame } from './frames.ts';

export interface IpcMainEvent {
  readonly sender: WebContents;
  readonly senderFrame: WebFrame;
  readonly frameId: number;
  readonly processId: number;
}

type Handler = (event: IpcMainEvent, ...args: unknown[]) => unknown;

export type Reply =
  { readonly kind: 'result'; readonly value: string } | { readonly kind: 'error'; readonly error: string };

/** https://www.electronjs.org/docs/latest/api/ipc-main */
export class IpcMain extends strictEmitter('ipcMain') {
  readonly #handlers = new Map<string, Handler>();
  readonly #codec: Codec;

  constructor(codec: Codec) {
    super();
    this.#codec = codec;
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof handler !== 'function')
      throw new Error(`Expected handler to be a function, but found type '${typeof handler}'`);
    this.#handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** Answers one `ipcRenderer.invoke`. Of a thrown error only its text crosses, as Electron documents. */
  async answer(channel: string, args: string, event: IpcMainEvent): Promise<Reply> {
    try {
      const handler = this.#handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const result = await handler(event, ...(this.#codec.decode(args) as unknown[]));
      return { kind: 'result', value: encodeCloneable(this.#codec, result) };
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      return { kind: 'error', error: String(error) };
    }
  }

  /** One `ipcRenderer.send`. */
  receive(channel: string, args: string, event: IpcMainEvent): void {
    this.emit(channel, event, ...(this.#codec.decode(args) as unknown[]));
  }
}

/** The platform's own clone decides what may cross, so that the codec only sees plain data. */
export function encodeCloneable(codec: Codec, value: unknown): string {
  let clone: unknown;
  try {
    clone = structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
  return codec.encode(clone);
}
