import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';

type Method = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Rejects every command of a target or browser that is gone: a window closed while the command was under way. */
export class TargetGone extends Error {}

/**
 * The DevTools protocol over Chromium's `--remote-debugging-pipe`: JSON messages, each ended by a NUL byte. A pipe, so
 * that nothing listens, and Chromium exits by itself when this process dies.
 */
export class Connection {
  readonly browser: Session;
  readonly #sessions = new Map<string | undefined, Session>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #out: Writable;
  #lastId = 0;
  #closed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    this.browser = this.session(undefined);
    let rest = '';
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(message);
    });
    input.on('close', () => this.#close());
    // Writing to a Chromium that has just died is not an error of its own: `close` follows.
    out.on('error', () => this.#close());
    input.on('error', () => this.#close());
  }

  /** The session of one target; the same object for the same id. */
  session(id: string | undefined): Session {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session = new Session((method, params) => this.#send(method, params, id));
    this.#sessions.set(id, session);
    return session;
  }

  /** Forgets a detached target: its unanswered commands will never be answered. */
  drop(id: string): void {
    this.#sessions.delete(id);
    for (const [key, waiting] of this.#waiting) {
      if (waiting.sessionId !== id) continue;
      this.#waiting.delete(key);
      waiting.reject(new TargetGone(`${waiting.method}: the target is gone`));
    }
  }

  #send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed || !this.#sessions.has(sessionId)) {
        reject(new TargetGone(`${method}: the target is gone`));
        return;
      }
      const id = ++this.#lastId;
      this.#waiting.set(id, { method, sessionId, resolve, reject });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #receive(text: string): void {
    // Chromium speaks its own protocol on this private pipe; the shape is its contract.
    const message = JSON.parse(text) as Incoming;
    if (message.id === undefined) {
      this.#sessions.get(message.sessionId)?.events.emit(message.method ?? '', message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(new TargetGone(`${waiting.method}: Chromium is gone`));
    this.#waiting.clear();
  }
}

/** One target's commands and events, typed by the protocol. */
export class Session {
  readonly events = new EventEmitter();
  readonly #send: (method: string, params: unknown) => Promise<unknown>;

  constructor(send: (method: string, params: unknown) => Promise<unknown>) {
    this.#send = send;
  }

  async send<M extends Method>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    // The protocol pairs each method with its result; the wire cannot say so to the type checker.
    return (await this.#send(method, params)) as Protocol.CommandReturnValues[M];
  }

  /** A command whose failure changes nothing: the document or the window it was meant for has gone meanwhile. */
  tell<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): void {
    this.#send(method, params).catch(() => undefined);
  }

  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): void {
    this.events.on(event, listener);
  }
}
