const MOST = 3;
const WITHIN_MS = 60_000;

/** Lets a crashed page be loaded again, but not in a loop: three times a minute. */
export class CrashLimit {
  readonly #now: () => number;
  #crashes: readonly number[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a crash; whether the page may be loaded again. */
  mayRestart(): boolean {
    const now = this.#now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < WITHIN_MS), now];
    return this.#crashes.length <= MOST;
  }
}
