import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Problem } from '../problems/problem.ts';

/** A failed attempt and when the next one may be made. */
interface Pause {
  readonly generation: number;
  readonly problem: Problem;
  readonly untilMonotonic: number;
  readonly askedByServer: boolean;
}

/**
 * Keeps callers from hammering a server that has just failed to renew a token: until the pause is over everybody is told the
 * same reason. Keyed to the token generation, so that a new pair is never held up by what befell an old one.
 */
export class CoolDown {
  readonly #clock: Clock;
  readonly #random: () => number;
  #failures = 0;
  #pause: Pause | null = null;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Milliseconds until the next attempt may be made; null when nothing failed. */
  get remainingMs(): number | null {
    return this.#pause === null ? null : Math.max(0, this.#pause.untilMonotonic - this.#clock.monotonic());
  }

  /** Starts the next pause and answers its length in milliseconds. */
  failed(generation: number, problem: Problem, retryAfterMs: number | null): number {
    this.#failures += 1;
    const wait = backoffMs(this.#failures, this.#random, retryAfterMs);
    this.#pause = {
      generation,
      problem,
      untilMonotonic: this.#clock.monotonic() + wait,
      askedByServer: retryAfterMs !== null,
    };
    return wait;
  }

  /** Why nobody may try with this generation now; null when somebody may. */
  reason(generation: number): Problem | null {
    const { remainingMs } = this;
    return this.#pause?.generation === generation && remainingMs !== null && remainingMs > 0
      ? this.#pause.problem
      : null;
  }

  /** Lets the next attempt be made at once, such as after the computer woke up; but not before a server that asked to wait. */
  cutShort(): void {
    if (this.#pause?.askedByServer === false) this.#pause = { ...this.#pause, untilMonotonic: this.#clock.monotonic() };
  }

  /** The server answered well. */
  clear(): void {
    this.#failures = 0;
    this.#pause = null;
  }
}
