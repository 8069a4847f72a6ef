import type { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { Clock } from '../session/clock.ts';

/** One budget for a whole call: waiting for a token, sending, and a replay. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Settles like `work`, or rejects as soon as the time is over. `work` itself goes on for whoever else waits for it. */
  guard<T>(work: Promise<T>): Promise<T>;
  clear(): void;
}

/**
 * A deadline after which `server.timeout` is thrown, or `call.aborted` as soon as the caller's own signal is. axios's own
 * timeout would not cover the waiting.
 */
export function startDeadline(clock: Clock, limitMs: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  const over = Promise.withResolvers<never>();
  // Perhaps nobody waits when the time is over.
  over.promise.catch(() => undefined);
  const end = (problem: Problem): void => {
    controller.abort(problem);
    over.reject(problem);
  };
  const timer = clock.after(limitMs, () => {
    end(serverProblems.timeout(limitMs / 1_000));
  });
  const onCallerAbort = (): void => end(serverProblems.aborted());
  if (caller?.aborted === true) onCallerAbort();
  caller?.addEventListener('abort', onCallerAbort, { once: true });
  return {
    signal: controller.signal,
    guard: (work) => Promise.race([over.promise, work]),
    clear: () => {
      timer.cancel();
      caller?.removeEventListener('abort', onCallerAbort);
    },
  };
}
