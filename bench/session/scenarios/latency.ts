import { bare, control, ours, peers } from '../contestants/all.ts';
import { startContestants, type RemoteContestant } from '../contestants/start.ts';
import { median, quantile } from '../statistics.ts';
import { paths } from '../server/protocol.ts';
import { turns } from '../turns.ts';

const ROUNDS = 24;
const CALLS_PER_ROUND = 200;
export const CALLS = ROUNDS * CALLS_PER_ROUND;
/** Until everything on the way is compiled. */
const WARM_UP_CALLS = 3_000;

export interface Latency {
  readonly contestant: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Over bare axios in the same round. */
  readonly addedP50Ms: number;
  readonly addedP99Ms: number;
}

/**
 * One call at a time. Percentiles are taken in each round, and of those the median: a few bad moments of the machine would else
 * be all there is to a p99.
 */
export async function latency(base: string): Promise<Latency[]> {
  const contestants = await startContestants([bare, control, ours, ...peers], base);
  await play(contestants, WARM_UP_CALLS);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(await play(turns(contestants, round), CALLS_PER_ROUND));
  }
  for (const { close } of contestants) await close();
  return contestants.map(({ name }) => {
    const at = (q: number): number => median(rounds.map((round) => percentile(round, name, q)));
    const added = (q: number): number =>
      median(rounds.map((round) => percentile(round, name, q) - percentile(round, bare.name, q)));
    return { contestant: name, p50Ms: at(0.5), p99Ms: at(0.99), addedP50Ms: added(0.5), addedP99Ms: added(0.99) };
  });
}

/** What each call took, in milliseconds, by contestant. */
type Round = ReadonlyMap<string, readonly number[]>;

async function play(contestants: readonly RemoteContestant[], calls: number): Promise<Round> {
  const taken = new Map<string, readonly number[]>();
  for (const { name, take } of contestants) {
    const { callMs, failed } = await take({ path: paths.profile, calls, callers: 1 });
    if (failed > 0) throw new Error(`${name}: ${failed} calls failed although the token was good`);
    taken.set(name, callMs);
  }
  return taken;
}

function percentile(round: Round, name: string, q: number): number {
  return quantile(round.get(name) ?? [], q);
}
