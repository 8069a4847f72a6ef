import { z } from 'zod';
import type { Contestant } from './contestant.ts';

/** So many calls of one path, by so many callers at once, each with its share one after the other. */
export const turnSchema = z.strictObject({
  path: z.string(),
  calls: z.number().int().positive(),
  callers: z.number().int().positive(),
});
export type Turn = z.infer<typeof turnSchema>;

export const turnTakenSchema = z.strictObject({
  wallMs: z.number(),
  /** Of this process, on all cores. */
  cpuMs: z.number(),
  /** Each call's own time, failed ones included. */
  callMs: z.array(z.number()),
  failed: z.number().int(),
});
export type TurnTaken = z.infer<typeof turnTakenSchema>;

export async function takeTurn({ call }: Contestant, { path, calls, callers }: Turn): Promise<TurnTaken> {
  const callMs: number[] = [];
  let failed = 0;
  const caller = async (): Promise<void> => {
    for (let done = 0; done < calls / callers; done += 1) {
      const start = performance.now();
      try {
        await call(path);
      } catch {
        failed += 1;
      }
      callMs.push(performance.now() - start);
    }
  };
  const cpu = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000, callMs, failed };
}
