import type { Clock } from '../clock.ts';

interface Poller {
  /** Runs the task at once, then again `everyMs` after each run has finished. Does nothing when already started. */
  start(): void;
  /** No further run starts. A run under way is left to finish. */
  stop(): void;
}

/** Repeats a task without ever overlapping itself, however slow the server is. The task must not reject. */
export function createPoller(clock: Clock, everyMs: number, task: () => Promise<unknown>): Poller {
  let generation = 0;
  let running = false;
  let cancelTimer = (): void => undefined;

  async function runAndRepeat(mine: number): Promise<void> {
    await task();
    if (mine !== generation) return;
    cancelTimer = clock.after(everyMs, () => void runAndRepeat(mine));
  }

  return {
    start() {
      if (running) return;
      running = true;
      generation += 1;
      void runAndRepeat(generation);
    },
    stop() {
      running = false;
      generation += 1;
      cancelTimer();
    },
  };
}
