import type { Clock, Timer } from '../../../src/main/session/clock.ts';
import { FakeClock } from '../../../src/main/testing/fake-clock.ts';

/** A device's clock that a test moves, and a device that can be put to sleep. */
export class DeviceClock implements Clock {
  readonly #awake: FakeClock;
  #sleptMs = 0;

  /** @param now epoch milliseconds */
  constructor(now: number) {
    this.#awake = new FakeClock(now);
  }

  now(): number {
    return this.#awake.now() + this.#sleptMs;
  }

  after(delayMs: number, action: () => void): Timer {
    return this.#awake.after(delayMs, action);
  }

  /** Time that goes by with the device awake. Requests under way take none of it, so a step longer than a deadline would end them. */
  pass(ms: number): Promise<void> {
    return this.#awake.advance(ms);
  }

  /** Time that goes by with the device asleep: no timer runs in it. */
  sleep(ms: number): void {
    this.#sleptMs += ms;
  }
}
