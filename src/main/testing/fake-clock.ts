import type { Clock } from '../session/clock.ts';

interface Pending {
  readonly at: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it; timers run in order while it moves. */
export class FakeClock implements Clock {
  #now: number;
  readonly #pending = new Set<Pending>();

  constructor(now = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, action: () => void): { cancel: () => void } {
    const timer: Pending = { at: this.#now + delayMs, action };
    this.#pending.add(timer);
    return { cancel: () => this.#pending.delete(timer) };
  }

  /** How many timers wait. */
  get timers(): number {
    return this.#pending.size;
  }

  /** Fires every waiting timer now, as the platform does with delays beyond its limit. */
  fireEarly(): void {
    for (const timer of [...this.#pending]) {
      this.#pending.delete(timer);
      timer.action();
    }
  }

  /** Moves on by `ms`, running what falls due, and lets promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#pending].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#pending.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets everything that is already resolved run, without any real time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
