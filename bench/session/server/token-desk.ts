import { jwt } from '../../../src/main/testing/tokens.ts';

export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

export const HOUR_S = 3_600;
const DAY_MS = 24 * HOUR_S * 1_000;

/** Tokens as SimpleJWT gives them out with `ROTATE_REFRESH_TOKENS` and `BLACKLIST_AFTER_ROTATION`: a refresh token works once. */
export class TokenDesk {
  accessSeconds = HOUR_S;
  /** The access tokens not refused yet, each with its end in epoch milliseconds. */
  readonly #access = new Map<string, number>();
  readonly #refresh = new Set<string>();
  readonly #now: () => number;
  #issued = 0;

  /** `now` in epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  issue(): Pair {
    this.#issued += 1;
    const until = this.#now() + this.accessSeconds * 1_000;
    const access = jwt(`access-${this.#issued}`, until);
    const refresh = jwt(`refresh-${this.#issued}`, this.#now() + DAY_MS);
    this.#access.set(access, until);
    this.#refresh.add(refresh);
    return { access, refresh };
  }

  accepts(access: string): boolean {
    const until = this.#access.get(access);
    return until !== undefined && this.#now() < until;
  }

  /** A new pair for a refresh token that was not used yet, else null. */
  rotate(refresh: string): Pair | null {
    return this.#refresh.delete(refresh) ? this.issue() : null;
  }

  expire(): void {
    this.#access.clear();
  }
}
