import type { EpochMs } from '../../shared/domain/market.ts';
import type { Secret } from './secret.ts';
import type { Rotation } from './session-vault.ts';
import { accessUntil, type TokenPair } from './token-pair.ts';

/**
 * The present pair of a session and what is known of it: what came before, how its renewal stands on the disk, and what the
 * server has said of it.
 */
export class PairLedger {
  #pair: TokenPair;
  #previousRefresh: Secret | null;
  #interrupted: boolean;
  #journalOpen: boolean;
  #mayHaveRotated: boolean;
  #rotates: boolean | null = null;
  /** The newest generation whose access token the server refused. */
  #refusedGeneration = 0;

  constructor({ pair, previousRefresh, refreshing }: Rotation) {
    this.#pair = pair;
    this.#previousRefresh = previousRefresh;
    this.#interrupted = refreshing;
    this.#journalOpen = refreshing;
    this.#mayHaveRotated = refreshing;
  }

  get pair(): TokenPair {
    return this.#pair;
  }

  /** Whether the last run was interrupted in a refresh, and none has succeeded since. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Whether an answer with a newer pair may have been lost: in this run, or by a crash. */
  get mayHaveRotated(): boolean {
    return this.#mayHaveRotated;
  }

  /** Whether the server gives a new refresh token with each renewal; null while that was not seen yet. */
  get rotates(): boolean | null {
    return this.#rotates;
  }

  /** The refresh token before the present one, where a crash makes it worth a try; at any other time it is history. */
  get fallback(): Secret | null {
    return this.#interrupted ? this.#previousRefresh : null;
  }

  /** What the disk has to say before a refresh is sent; null when it says so already. */
  get journalEntry(): Rotation | null {
    return this.#journalOpen ? null : { pair: this.#pair, previousRefresh: this.#previousRefresh, refreshing: true };
  }

  journalWritten(): void {
    this.#journalOpen = true;
  }

  answerMayBeLost(): void {
    this.#mayHaveRotated = true;
  }

  /** The server refused the access token of this generation. */
  accessRefused(generation: number): void {
    this.#refusedGeneration = Math.max(this.#refusedGeneration, generation);
  }

  /** Whether the access token is still good as far as anybody knows. `now` is server time. */
  accessWorks(now: EpochMs): boolean {
    const until = accessUntil(this.#pair);
    return this.#refusedGeneration < this.#pair.generation && until !== null && now < until;
  }

  /** The server's answer to a refresh told whether it rotates. */
  sawRotation(rotates: boolean): void {
    this.#rotates = rotates;
  }

  /** Goes on with a new pair, which is durable by now. */
  commit(pair: TokenPair, previousRefresh: Secret | null): void {
    this.#pair = pair;
    this.#previousRefresh = previousRefresh;
    this.#interrupted = false;
    this.#journalOpen = false;
    this.#mayHaveRotated = false;
  }
}
