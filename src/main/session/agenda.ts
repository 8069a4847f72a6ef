import type { Clock, Timer } from './clock.ts';

/** Something that falls due. */
export interface AgendaItem {
  /** Milliseconds until it is due, by whichever clock it goes by; zero or less: now; infinite: not as things stand. */
  readonly untilMs: () => number;
  readonly run: () => void;
}

/**
 * Timers are cut into slices, so that a clock that was set, or a sleep nobody announced, is noticed within a minute: a timer
 * of the platform counts awake time only.
 */
const LONGEST_SLICE_MS = 60_000;

/** One timer for everything that falls due in a session, set anew whenever something changed. */
export class Agenda {
  readonly #clock: Clock;
  readonly #items: readonly AgendaItem[];
  #timer: Timer | null = null;
  #closed = false;

  constructor(clock: Clock, items: readonly AgendaItem[]) {
    this.#clock = clock;
    this.#items = items;
  }

  /** Sets the timer to what is due next. */
  plan(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#closed) return;
    const wait = Math.min(LONGEST_SLICE_MS, ...this.#items.map((item) => item.untilMs()));
    this.#timer = this.#clock.after(Math.max(0, wait), () => {
      this.#fire();
    });
  }

  /** Nothing is run any more. */
  close(): void {
    this.#closed = true;
    this.plan();
  }

  /** A timer may fire early (a slice, a long delay) or much too late (sleep), so each item is asked again. */
  #fire(): void {
    for (const item of this.#items) if (!this.#closed && item.untilMs() <= 0) item.run();
    this.plan();
  }
}
