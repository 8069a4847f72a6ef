/**
 * Measures the time from a 401 to the replay, all on one monotonic clock. Meant for one call at a time: the refresh whose
 * time it subtracts must be the one the call waited for.
 */
export class ReplayWatch {
  readonly #refusedAt = new Map<string, number>();
  readonly #now: () => number;
  #refreshMs = 0;
  toReplayMs: number[] = [];

  /** `now` in milliseconds from any origin. */
  constructor(now: () => number) {
    this.#now = now;
  }

  clear(): void {
    this.#refusedAt.clear();
    this.#refreshMs = 0;
    this.toReplayMs = [];
  }

  /** A call has arrived, perhaps for the second time. */
  received(name: string): void {
    const refusedAt = this.#refusedAt.get(name);
    if (refusedAt === undefined) return;
    this.#refusedAt.delete(name);
    this.toReplayMs.push(this.#now() - refusedAt - this.#refreshMs);
  }

  refused(name: string): void {
    this.#refusedAt.set(name, this.#now());
    this.#refreshMs = 0;
  }

  refreshed(tookMs: number): void {
    this.#refreshMs += tookMs;
  }
}
