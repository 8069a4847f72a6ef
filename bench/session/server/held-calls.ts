/** Calls that wait on the server until the bench lets them go, so that their 401s arrive after the refresh is done. */
export class HeldCalls {
  readonly #seen = new Set<string>();
  #waiting: (() => void)[] = [];
  #onHeld: () => void = () => undefined;

  clear(): void {
    this.#seen.clear();
  }

  /** Keeps `answer` for later, the first time a call of this name arrives; its replay is answered at once. */
  holdOnce(name: string, answer: () => void): void {
    if (this.#seen.has(name)) {
      answer();
      return;
    }
    this.#seen.add(name);
    this.#waiting.push(answer);
    this.#onHeld();
  }

  async untilHeld(count: number): Promise<void> {
    while (this.#waiting.length < count) {
      await new Promise<void>((resolve) => {
        this.#onHeld = resolve;
      });
    }
  }

  release(): void {
    for (const answer of this.#waiting.splice(0)) answer();
  }
}
