import { ours, oursInMemory, peers } from '../contestants/all.ts';
import { startContestants } from '../contestants/start.ts';
import { median, quantile } from '../statistics.ts';
import { paths } from '../server/protocol.ts';
import type { ServerControl } from '../server/start.ts';
import { turns } from '../turns.ts';

export const REPEATS = 60;
const WARM_UP_REPEATS = 10;

export interface ToReplay {
  readonly contestant: string;
  /** Null for a contestant that sends nothing again after a 401. */
  readonly ms: { readonly median: number; readonly quartiles: readonly [number, number] } | null;
}

/**
 * From the server's 401 to the arrival of the replay, without the time the server spends on the refresh: both travels, the
 * judging of the answers, and for us the pair's way to the disk.
 */
export async function toReplay(server: ServerControl): Promise<ToReplay[]> {
  const contestants = await startContestants([ours, oursInMemory, ...peers], server.base);
  const taken = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let repeat = 0; repeat < WARM_UP_REPEATS + REPEATS; repeat += 1) {
    for (const { name, take } of turns(contestants, repeat)) {
      await server.tell({ type: 'clear' });
      await server.tell({ type: 'expire' });
      // Whoever does not refresh fails here, and then has no replay to measure.
      await take({ path: paths.named(String(repeat)), calls: 1, callers: 1 });
      const { toReplayMs } = await server.tell({ type: 'read' });
      if (repeat >= WARM_UP_REPEATS) taken.get(name)?.push(...toReplayMs);
    }
  }
  for (const { close } of contestants) await close();
  return contestants.map(({ name }) => {
    const values = taken.get(name) ?? [];
    if (values.length === 0) return { contestant: name, ms: null };
    return {
      contestant: name,
      ms: { median: median(values), quartiles: [quantile(values, 0.25), quantile(values, 0.75)] },
    };
  });
}
