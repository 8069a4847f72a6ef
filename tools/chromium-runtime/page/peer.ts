import type { Codec, Extension } from './codec.ts';
import type { PageEvent, PageNode } from './dom.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** One request from one world to the other; answered before `dispatchEvent` returns. */
type Request =
  | { readonly kind: 'call'; readonly id: number; readonly args: string }
  | { readonly kind: 'settle'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly kind: 'ask'; readonly question: string; readonly value: string };

interface Answer {
  readonly ok: boolean;
  readonly value: string;
}

/** One end of the context bridge. */
interface Peer {
  /** Puts a question to the other end's `answer` function; throws what that throws. */
  readonly ask: (question: string, value: unknown) => unknown;
}

/**
 * One end of the bridge between the page's world and the preload's. The two worlds share nothing but DOM nodes, and DOM
 * events cross them synchronously with a string as `detail`; so a bridged function can return at once, as in Electron.
 *
 * Data is copied; functions and promises stay where they are and are called by id
 * (https://www.electronjs.org/docs/latest/api/context-bridge#parameter--error--return-type-support). Only ids that were
 * handed out can be called, so the channel gives the page nothing that was not exposed to it.
 *
 * One function without outer references, because its source text runs inside the page. Whatever touches the node or an
 * event on it is taken now, before any page script can replace it: a getter of the page's would be given the event, and
 * with it the node. What is looked up later (maps, promises, errors) only ever handles the page's own values.
 */
export function createPeer(
  codec: Codec,
  node: PageNode,
  side: 'page' | 'preload',
  answer: (question: string, value: unknown) => unknown,
): Peer {
  const { parse, stringify } = JSON;
  const other = side === 'page' ? 'preload' : 'page';
  /* eslint-disable @typescript-eslint/unbound-method -- `call` gives each its object */
  const dispatch = Function.prototype.call.bind(node.dispatchEvent) as (node: PageNode, event: unknown) => boolean;
  const then = Function.prototype.call.bind(Promise.prototype.then) as (
    promise: unknown,
    done: (value: unknown) => void,
    failed: (error: unknown) => void,
  ) => unknown;
  const detailOf = Function.prototype.call.bind(
    Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get ?? (() => undefined),
  ) as (event: PageEvent) => string;
  /* eslint-enable @typescript-eslint/unbound-method */
  const Event = CustomEvent;

  const given = new Map<number, AnyFunction>();
  const givenIds = new Map<AnyFunction, number>();
  const awaited = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const proxies = new Map<number, AnyFunction>();
  let lastId = 0;
  let lastAnswer: string | undefined;

  function fire(name: string, detail: string): void {
    // Without a prototype, because the constructor looks for options there too.
    const init: { detail: string; __proto__: null } = { detail, __proto__: null };
    dispatch(node, new Event(name, init));
  }

  function request(message: Request): unknown {
    fire(side, stringify(message));
    const text = lastAnswer;
    lastAnswer = undefined;
    if (text === undefined) throw new Error('The context bridge is gone.');
    const { ok, value } = parse(text) as Answer;
    const result = decode(value);
    if (!ok) throw result;
    return result;
  }

  const extension: Extension = {
    encode(value) {
      if (typeof value === 'function') {
        // The cast narrows Function to a callable one; a class constructor throws when called, as in Electron.
        const fn = value as AnyFunction;
        const id = givenIds.get(fn) ?? ++lastId;
        given.set(id, fn);
        givenIds.set(fn, id);
        return { fn: id };
      }
      if (value instanceof Promise) {
        const id = ++lastId;
        then(value, settle(id, true), settle(id, false));
        return { promise: id };
      }
      return undefined;
    },
    decode(wire) {
      const { fn, promise } = wire as { fn?: number; promise?: number };
      if (fn !== undefined) return proxyOf(fn);
      return new Promise((resolve, reject) => awaited.set(promise ?? 0, { resolve, reject }));
    },
  };

  function encode(value: unknown): string {
    return codec.encode(value, extension);
  }

  function decode(text: string): unknown {
    return codec.decode(text, extension);
  }

  function proxyOf(id: number): AnyFunction {
    const known = proxies.get(id);
    if (known !== undefined) return known;
    const proxy: AnyFunction = (...args) => request({ kind: 'call', id, args: encode(args) });
    proxies.set(id, proxy);
    return proxy;
  }

  /** Errors cross as copies without their own properties; anything else that was thrown crosses as a value. */
  function encodeError(error: unknown): string {
    return encode(error instanceof Error ? new Error(error.message) : error);
  }

  function settle(id: number, ok: boolean): (value: unknown) => void {
    return (value) => request({ kind: 'settle', id, ok, value: ok ? encode(value) : encodeError(value) });
  }

  function perform(message: Request): unknown {
    switch (message.kind) {
      case 'call': {
        const fn = given.get(message.id);
        if (fn === undefined) throw new Error('No such function on the context bridge.');
        return fn(...(decode(message.args) as unknown[]));
      }
      case 'settle': {
        const waiting = awaited.get(message.id);
        awaited.delete(message.id);
        if (message.ok) waiting?.resolve(decode(message.value));
        else waiting?.reject(decode(message.value));
        return undefined;
      }
      case 'ask':
        return answer(message.question, decode(message.value));
    }
  }

  function reply(message: Request): Answer {
    try {
      return { ok: true, value: encode(perform(message)) };
    } catch (error) {
      return { ok: false, value: encodeError(error) };
    }
  }

  node.addEventListener(other, (event: PageEvent) => {
    fire(`${side}-answers`, stringify(reply(parse(detailOf(event)) as Request)));
  });
  node.addEventListener(`${other}-answers`, (event: PageEvent) => {
    lastAnswer = detailOf(event);
  });

  return { ask: (question, value) => request({ kind: 'ask', question, value: encode(value) }) };
}
