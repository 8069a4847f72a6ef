type Listener = (...args: unknown[]) => void;

/** The part of Node's EventEmitter that a preload uses (`ipcRenderer`, `require('events')`). */
export interface Emitter {
  readonly on: (name: string, listener: Listener) => this;
  readonly addListener: (name: string, listener: Listener) => this;
  readonly once: (name: string, listener: Listener) => this;
  readonly off: (name: string, listener: Listener) => this;
  readonly removeListener: (name: string, listener: Listener) => this;
  readonly removeAllListeners: (name?: string) => this;
  readonly listenerCount: (name: string) => number;
  readonly emit: (name: string, ...args: unknown[]) => boolean;
}

/** Returns the class. One function without outer references, because its source text runs inside the page. */
export function createEmitterClass(): new () => Emitter {
  return class EventEmitter implements Emitter {
    readonly #listeners = new Map<string, { listener: Listener; call: Listener }[]>();

    on(name: string, listener: Listener): this {
      this.#add(name, listener, listener);
      return this;
    }

    addListener(name: string, listener: Listener): this {
      return this.on(name, listener);
    }

    once(name: string, listener: Listener): this {
      this.#add(name, listener, (...args) => {
        this.off(name, listener);
        listener(...args);
      });
      return this;
    }

    off(name: string, listener: Listener): this {
      const list = this.#listeners.get(name) ?? [];
      const last = list.findLastIndex((entry) => entry.listener === listener);
      if (last >= 0) this.#listeners.set(name, list.toSpliced(last, 1));
      return this;
    }

    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }

    removeAllListeners(name?: string): this {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }

    listenerCount(name: string): number {
      return this.#listeners.get(name)?.length ?? 0;
    }

    emit(name: string, ...args: unknown[]): boolean {
      const list = this.#listeners.get(name) ?? [];
      for (const { call } of list) call(...args);
      return list.length > 0;
    }

    #add(name: string, listener: Listener, call: Listener): void {
      if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.');
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { listener, call }]);
    }
  };
}
