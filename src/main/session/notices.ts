import type { ErrorCode, SealedError } from '../../shared/contract/errors.ts';
import type { Problem } from '../problems/problem.ts';

/** What the user must be told once, such as a damaged store that was set aside. */
export class Notices {
  #list: readonly SealedError[] = [];

  /** A copy, for the status. */
  get list(): SealedError[] {
    return [...this.#list];
  }

  /** Adds a notice; whether it is one that is not there yet. */
  add(problem: Problem, at: number): boolean {
    if (this.#list.some((notice) => notice.code === problem.code)) return false;
    this.#list = [...this.#list, problem.seal(at)];
    return true;
  }

  /** Takes back what is not true any more; whether there was anything. */
  takeBack(codes: ReadonlySet<ErrorCode>): boolean {
    const before = this.#list.length;
    this.#list = this.#list.filter((notice) => !codes.has(notice.code));
    return this.#list.length < before;
  }

  clear(): void {
    this.#list = [];
  }
}
