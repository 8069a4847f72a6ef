import { setTimeout as delay } from 'node:timers/promises';
import type { Contestant, ContestantKind } from '../contestants/contestant.ts';
import { bare, ours, peers } from '../contestants/all.ts';
import { HOUR_S } from '../server/token-desk.ts';
import { paths } from '../server/protocol.ts';
import type { ServerControl } from '../server/start.ts';

const SIZES = [50, 200, 1_000] as const;
export const LATE = 20;
export const REPEATS = 3;

export interface Storm {
  readonly contestant: string;
  /** Calls at once, and those whose 401 arrived after all of them were over. */
  readonly size: number;
  readonly late: number;
  readonly ok: number;
  readonly lateOk: number;
  readonly refreshes: number;
  /** Until the last of the parallel calls was over, the late ones not counted. */
  readonly tookMs: number;
}

/** Only the server knows that the tokens are over: parallel calls, all refused, and late 401s for the older token. */
export async function storms(server: ServerControl): Promise<Storm[]> {
  const results: Storm[] = [];
  for (const size of SIZES) {
    for (const kind of [bare, ours, ...peers]) {
      for (let repeat = 0; repeat < REPEATS; repeat += 1) results.push(await refusedStorm(server, kind, size));
    }
  }
  return results;
}

/** The token's own end is past, so that a client may refresh before it sends anything. */
export async function visibleStorms(server: ServerControl): Promise<Storm[]> {
  const results: Storm[] = [];
  for (const kind of [bare, ours, ...peers]) results.push(await visibleStorm(server, kind, 1_000));
  return results;
}

async function refusedStorm(server: ServerControl, kind: ContestantKind, size: number): Promise<Storm> {
  await server.tell({ type: 'clear' });
  const contestant = await kind.signIn(server.base);
  const late = send(contestant, LATE, paths.late);
  await server.tell({ type: 'awaitHeld', count: LATE });
  await server.tell({ type: 'expire' });
  const start = performance.now();
  const ok = await countOk(send(contestant, size, () => paths.profile));
  const tookMs = performance.now() - start;
  await server.tell({ type: 'releaseHeld' });
  const lateOk = await countOk(late);
  const { refreshes } = await server.tell({ type: 'read' });
  await contestant.close();
  return { contestant: kind.name, size, late: LATE, ok, lateOk, refreshes: refreshes.sent, tookMs };
}

async function visibleStorm(server: ServerControl, kind: ContestantKind, size: number): Promise<Storm> {
  await server.tell({ type: 'clear' });
  await server.tell({ type: 'accessLife', seconds: 1 });
  const contestant = await kind.signIn(server.base);
  await server.tell({ type: 'accessLife', seconds: HOUR_S });
  await delay(1_100);
  const start = performance.now();
  const ok = await countOk(send(contestant, size, () => paths.profile));
  const tookMs = performance.now() - start;
  const { refreshes } = await server.tell({ type: 'read' });
  await contestant.close();
  return { contestant: kind.name, size, late: 0, ok, lateOk: 0, refreshes: refreshes.sent, tookMs };
}

function send({ call }: Contestant, count: number, path: (name: string) => string): Promise<boolean>[] {
  return Array.from({ length: count }, (_, index) =>
    call(path(String(index))).then(
      () => true,
      () => false,
    ),
  );
}

async function countOk(calls: readonly Promise<boolean>[]): Promise<number> {
  return (await Promise.all(calls)).filter((ok) => ok).length;
}
