import { EventEmitter } from 'node:events';

/** Keys that JavaScript itself, Node's inspector or an `await` look up: a probe, not a use. */
const probes = new Set(['then', 'toJSON', 'constructor', 'inspect', 'prototype', 'nodeType', '__esModule']);

function refusal(path: string): Error {
  return new Error(`not implemented by the stand-in: ${path}`);
}

function guard<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || probes.has(key))
        return Reflect.get(object, key, receiver) as unknown;
      throw refusal(`${name}.${key}`);
    },
  });
}

/**
 * `members`, with every other member throwing `not implemented by the stand-in: name.member` when read, so that an app
 * which outgrows the stand-in fails at once and by name.
 */
export function strict<T extends object>(name: string, members: T): T {
  return guard(name, members);
}

/** An EventEmitter to extend, refusing the members that the subclass lacks just as {@link strict} does. */
export function strictEmitter(name: string): new () => EventEmitter {
  class Strict extends EventEmitter {}
  // At the end of the prototype chain, so that subclasses keep their private fields and their identity.
  Object.setPrototypeOf(Strict.prototype, guard(name, Object.create(EventEmitter.prototype) as object));
  return Strict;
}

/** Stands for a whole module of Electron that the stand-in has not: importing it works, using it throws. */
export function placeholder(name: string): unknown {
  const target = function (): void {
    throw refusal(name);
  };
  return new Proxy(target, {
    get(_target, key) {
      if (typeof key === 'symbol' || probes.has(key)) return undefined;
      throw refusal(`${name}.${key}`);
    },
    construct() {
      throw refusal(`new ${name}`);
    },
  });
}
