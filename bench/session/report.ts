import { milliseconds, type Figures, type Goal } from './goals.ts';
import { CALLERS, ROUNDS } from './scenarios/steady-state.ts';
import { faults } from './scenarios/keeping.ts';
import { CALLS } from './scenarios/latency.ts';
import { REPEATS as REPLAYS } from './scenarios/replay.ts';
import { LATE, REPEATS as STORM_REPEATS, type Storm } from './scenarios/storm.ts';
import { table } from './table.ts';

/** The figures as text, line by line. */
export const report = {
  steady: ({ steady }: Pick<Figures, 'steady'>): string[] => [
    `Steady state: ${CALLERS} callers, a token that is good, median of ${ROUNDS} rounds taken in turns`,
    ...table([
      ['', 'calls/s', 'of bare axios', 'quartiles', 'CPU per call', 'of bare axios'],
      ...steady.map(({ contestant, perSecond, ratio, ratioQuartiles, cpuUs, cpuRatio }) => [
        contestant,
        perSecond.toFixed(0),
        ratio.toFixed(3),
        ratioQuartiles.map((quartile) => quartile.toFixed(2)).join('–'),
        `${cpuUs.toFixed(0)} µs`,
        cpuRatio.toFixed(3),
      ]),
    ]),
  ],

  latency: ({ latency }: Pick<Figures, 'latency'>): string[] => [
    `Latency: one call at a time, ${CALLS} each in turns, medians over the rounds`,
    ...table([
      ['', 'p50', 'p99', 'added p50', 'added p99'],
      ...latency.map(({ contestant, p50Ms, p99Ms, addedP50Ms, addedP99Ms }) => [
        contestant,
        ...[p50Ms, p99Ms, addedP50Ms, addedP99Ms].map(milliseconds),
      ]),
    ]),
  ],

  storms: ({ storms, visibleStorms }: Pick<Figures, 'storms' | 'visibleStorms'>): string[] => [
    `Storms: parallel calls that are all answered 401, and ${LATE} late 401s; the worst of ${STORM_REPEATS} each`,
    ...stormTable(storms),
    '',
    'Storm whose end the client can read in its token, no late 401s; one each',
    ...stormTable(visibleStorms),
  ],

  toReplay: ({ toReplay }: Pick<Figures, 'toReplay'>): string[] => [
    `From 401 to replay, without the server's own time for the refresh, median of ${REPLAYS}`,
    'With the vault the rotated pair is synced to disk before the call goes on; peers keep theirs in memory.',
    ...table([
      ['', 'median', 'quartiles'],
      ...toReplay.map(({ contestant, ms }) =>
        ms === null
          ? [contestant, 'never', '']
          : [contestant, milliseconds(ms.median), ms.quartiles.map((quartile) => quartile.toFixed(2)).join('–')],
      ),
    ]),
  ],

  keeping: ({ keeping }: Pick<Figures, 'keeping'>): string[] => [
    'What keeps the session: a refresh answered like this, and a call once the server is healthy again',
    ...table([
      ['', ...faults.map(({ name }) => name)],
      ...keeping.map(({ contestant, kept }) => [
        contestant,
        ...faults.map(({ name }) => (kept[name] === true ? 'kept' : 'lost')),
      ]),
    ]),
  ],

  goals: (goals: readonly Goal[]): string[] =>
    goals.map(({ text, met, figure }) => `goal: ${text}: ${met ? 'met' : 'not met'} (${figure})`),
};

function stormTable(storms: readonly Storm[]): string[] {
  return table([
    ['', 'calls', 'ok', 'late ok', 'failed', 'refreshes', 'over after'],
    ...worstOfEach(storms).map(({ contestant, size, late, ok, lateOk, refreshes, tookMs }) => [
      contestant,
      String(size),
      String(ok),
      `${lateOk} of ${late}`,
      String(size + late - ok - lateOk),
      String(refreshes),
      `${tookMs.toFixed(0)} ms`,
    ]),
  ]);
}

/** Of the repeats of one storm the one with the fewest calls ok, then the most refreshes. */
function worstOfEach(storms: readonly Storm[]): Storm[] {
  const worst = new Map<string, Storm>();
  for (const storm of storms) {
    const key = `${storm.size} ${storm.contestant}`;
    const known = worst.get(key);
    if (known === undefined || isWorse(storm, known)) worst.set(key, storm);
  }
  return [...worst.values()];
}

function isWorse(a: Storm, b: Storm): boolean {
  const lost = b.ok + b.lateOk - (a.ok + a.lateOk);
  return lost > 0 || (lost === 0 && a.refreshes > b.refreshes);
}
