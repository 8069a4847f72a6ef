import type { Clock } from '../session/clock.ts';

interface Pending {
  /** Monotonic, as the platform counts. */
  readonly at: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it; timers run in order while it moves. */
export class FakeClock implements Clock {
  #now: number;
  #monotonic = 5_000;
  readonly #pending = new Set<Pending>();

  constructor(now = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(delayMs: number, action: () => void): { cancel: () => void } {
    const timer: Pending = { at: this.#monotonic + delayMs, action };
    this.#pending.add(timer);
    return { cancel: () => this.#pending.delete(timer) };
  }

  /** How many timers wait. */
  get timers(): number {
    return this.#pending.size;
  }

  /** Somebody sets the device clock, forward or back. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** The computer sleeps: the device clock goes on, the monotonic clock and the timers stand still. */
  sleep(ms: number): void {
    this.#now += ms;
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
    await settle();
    const end = this.#monotonic + ms;
    for (;;) {
      const next = this.#nextBefore(end);
      if (next === null) break;
      this.#pending.delete(next);
      this.#moveTo(next.at);
      next.action();
      await settle();
    }
    this.#moveTo(end);
    await settle();
  }

  #nextBefore(end: number): Pending | null {
    let next: Pending | null = null;
    for (const timer of this.#pending) if (timer.at <= end && (next === null || timer.at < next.at)) next = timer;
    return next;
  }

  #moveTo(monotonic: number): void {
    const passed = Math.max(0, monotonic - this.#monotonic);
    this.#now += passed;
    this.#monotonic += passed;
  }
}

/** Lets everything that is already resolved run, without any real time passing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
