import type { Clock } from '../clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on, running what falls due in order, and lets every promise that is ready settle. */
  advance(ms: number): Promise<void>;
  /** How many timers are set: zero means that nothing leaked. */
  pending(): number;
}

/** Starts at 1,000,000 ms. */
export function createFakeClock(): FakeClock {
  let now = 1_000_000;
  const timers = new Map<symbol, { at: number; task: () => void }>();

  return {
    now: () => now,
    after(ms, task) {
      const id = Symbol();
      timers.set(id, { at: now + ms, task });
      return () => void timers.delete(id);
    },
    pending: () => timers.size,
    async advance(ms) {
      const end = now + ms;
      await settled();
      for (;;) {
        const [next] = [...timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        const [id, { at, task }] = next;
        timers.delete(id);
        now = at;
        task();
        await settled();
      }
      now = end;
    },
  };
}

/** Resolves once the promises that are ready, and those that they make ready, have run. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
