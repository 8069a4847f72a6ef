import type { UtilityProcess } from 'electron';
import { practiceAnswerSchema, type PracticeStart } from '../../shared/practice-protocol.ts';
import { practiceProblems } from '../problems/practice-problems.ts';
import { backoffMs } from '../session/backoff.ts';
import type { Clock } from '../session/clock.ts';

/** SQLite recovery of a large file after a crash takes seconds; longer means that it will not come up. */
const START_LIMIT_MS = 20_000;

/** The part of a utility process that is used here. */
export type PracticeChild = Pick<UtilityProcess, 'postMessage' | 'on' | 'kill'>;

/** A process that lived this long did start well; a crash after it begins a new count. */
const SETTLED_MS = 60_000;

export interface PracticeProcessDeps {
  /** Starts the process of the practice backend. */
  readonly fork: () => PracticeChild;
  readonly start: PracticeStart;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The embedded backend as a child process: started on first use, restarted with back-off when it dies. */
export class PracticeProcess {
  readonly #deps: PracticeProcessDeps;
  #url: Promise<string> | null = null;
  #failures = 0;
  #retryAt = 0;
  #child: PracticeChild | null = null;

  constructor(deps: PracticeProcessDeps) {
    this.#deps = deps;
  }

  /** The base URL, once the backend listens. Throws `practice.unavailable` while it is down and waits for its next start. */
  url(): Promise<string> {
    if (this.#url === null) {
      if (this.#deps.clock.now() < this.#retryAt) return Promise.reject(practiceProblems.unavailable());
      this.#url = this.#launch();
    }
    return this.#url;
  }

  stop(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  #launch(): Promise<string> {
    const { fork, start, clock } = this.#deps;
    const child = fork();
    let startedAt = Number.POSITIVE_INFINITY;
    this.#child = child;
    const url = new Promise<string>((resolve, reject) => {
      const giveUp = (): void => reject(practiceProblems.unavailable());
      const timer = clock.after(START_LIMIT_MS, () => {
        child.kill();
        giveUp();
      });
      child.on('message', (message: unknown) => {
        const answer = practiceAnswerSchema.safeParse(message);
        if (!answer.success || answer.data.type === 'failed') {
          child.kill();
          giveUp();
        } else {
          startedAt = clock.now();
          resolve(answer.data.url);
        }
        timer.cancel();
      });
      child.on('exit', () => {
        timer.cancel();
        giveUp();
        if (clock.now() - startedAt >= SETTLED_MS) this.#failures = 0;
        this.#onExit(child);
      });
    });
    child.postMessage(start);
    return url;
  }

  #onExit(child: PracticeChild): void {
    this.#url = null;
    if (this.#child !== child) return;
    this.#child = null;
    this.#failures += 1;
    const { clock, random } = this.#deps;
    const wait = backoffMs(this.#failures, random);
    this.#retryAt = clock.now() + wait;
    clock.after(wait, () => {
      this.url().catch(() => undefined);
    });
  }
}
