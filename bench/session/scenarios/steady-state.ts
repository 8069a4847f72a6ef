import { bare, control, ours, peers } from '../contestants/all.ts';
import { startContestants, type RemoteContestant } from '../contestants/start.ts';
import { median, pairedRatios, quantile } from '../statistics.ts';
import { paths } from '../server/protocol.ts';
import { turns } from '../turns.ts';

export const CALLERS = 16;
/** Many and short, so that the load of a busy machine is spread evenly over everybody. */
export const ROUNDS = 192;
const WARM_UP_ROUNDS = 24;
const CALLS_PER_ROUND = 240;

export interface SteadyState {
  readonly contestant: string;
  /** Calls per second, median over the rounds. */
  readonly perSecond: number;
  /** Calls per second divided by bare axios's of the same round: median and quartiles over the rounds. */
  readonly ratio: number;
  readonly ratioQuartiles: readonly [number, number];
  /** Processor time of the client's process per call, in microseconds, median: what a busy machine disturbs least. */
  readonly cpuUs: number;
  /** Bare axios's processor time of the same round divided by this one, median: above 1 is better, as for `ratio`. */
  readonly cpuRatio: number;
}

/** With a token that is good all the time: what keeping a session costs the calls that need nothing of it. */
export async function steadyState(base: string): Promise<SteadyState[]> {
  const contestants = await startContestants([bare, control, ours, ...peers], base);
  const rounds = new Map(contestants.map(({ name }) => [name, [] as Round[]]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (const contestant of turns(contestants, round)) {
      const played = await play(contestant);
      if (round >= WARM_UP_ROUNDS) rounds.get(contestant.name)?.push(played);
    }
  }
  for (const { close } of contestants) await close();
  const speeds = (name: string): number[] => (rounds.get(name) ?? []).map(({ perSecond }) => perSecond);
  const cpu = (name: string): number[] => (rounds.get(name) ?? []).map(({ cpuUs }) => cpuUs);
  return contestants.map(({ name }) => {
    const ratios = pairedRatios(speeds(name), speeds(bare.name));
    return {
      contestant: name,
      perSecond: median(speeds(name)),
      ratio: median(ratios),
      ratioQuartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
      cpuUs: median(cpu(name)),
      cpuRatio: median(pairedRatios(cpu(bare.name), cpu(name))),
    };
  });
}

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
}

async function play({ name, take }: RemoteContestant): Promise<Round> {
  const { wallMs, cpuMs, failed } = await take({ path: paths.profile, calls: CALLS_PER_ROUND, callers: CALLERS });
  if (failed > 0) throw new Error(`${name}: ${failed} calls failed although the token was good`);
  return { perSecond: (CALLS_PER_ROUND / wallMs) * 1_000, cpuUs: (cpuMs / CALLS_PER_ROUND) * 1_000 };
}
