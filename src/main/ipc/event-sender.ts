import type { WebContents } from 'electron';
import type { EventName, EventPayload } from '../../shared/contract/types.ts';

/** A page that never becomes ready must not make the queue grow for ever; older events are superseded by newer ones. */
const MAX_QUEUED = 200;

type Target = Pick<WebContents, 'send' | 'isDestroyed'>;

/** Sends the contract's events to the page. Until the page says it is ready they wait, in order. */
export class EventSender {
  #target: Target | null = null;
  #ready = false;
  readonly #queue: (() => void)[] = [];

  /** From now on events go to this page, once it is ready. */
  attach(target: Target): void {
    this.#target = target;
    this.#ready = false;
  }

  /** The page was reloaded or is gone: its listeners are no longer there. */
  pause(): void {
    this.#ready = false;
  }

  /** The page's listeners are in place. */
  resume(): void {
    this.#ready = true;
    for (const send of this.#queue.splice(0)) send();
  }

  emit<N extends EventName>(name: N, payload: EventPayload<N>): void {
    const send = (): void => {
      if (this.#target !== null && !this.#target.isDestroyed()) this.#target.send(name, payload);
    };
    if (this.#ready) {
      send();
      return;
    }
    this.#queue.push(send);
    if (this.#queue.length > MAX_QUEUED) this.#queue.shift();
  }
}
