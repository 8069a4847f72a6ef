import { Problem } from '../problems/problem.ts';
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
  const timer = clock.after(limitMs, () => controller.abort(serverProblems.timeout(limitMs / 1_000)));
  const onCallerAbort = (): void => controller.abort(serverProblems.aborted());
  if (caller?.aborted === true) onCallerAbort();
  caller?.addEventListener('abort', onCallerAbort, { once: true });
  const { signal } = controller;
  return {
    signal,
    guard: (work) =>
      new Promise((resolve, reject) => {
        const onAbort = (): void => reject(abortReason(signal));
        if (signal.aborted) onAbort();
        signal.addEventListener('abort', onAbort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
      }),
    clear: () => {
      timer.cancel();
      caller?.removeEventListener('abort', onCallerAbort);
    },
  };
}

function abortReason(signal: AbortSignal): Problem {
  return signal.reason instanceof Problem ? signal.reason : serverProblems.unreachable();
}
