import type { Keeping } from './scenarios/keeping.ts';
import type { Latency } from './scenarios/latency.ts';
import type { ToReplay } from './scenarios/replay.ts';
import type { SteadyState } from './scenarios/steady-state.ts';
import type { Storm } from './scenarios/storm.ts';

/** What a run found out. Storms hold one entry per repeat. */
export interface Figures {
  readonly steady: readonly SteadyState[];
  readonly latency: readonly Latency[];
  readonly storms: readonly Storm[];
  readonly visibleStorms: readonly Storm[];
  readonly toReplay: readonly ToReplay[];
  readonly keeping: readonly Keeping[];
}

/** Who is measured against whom, by name. */
export interface Names {
  readonly ours: string;
  readonly peers: readonly string[];
}

export interface Goal {
  readonly text: string;
  readonly met: boolean;
  readonly figure: string;
  /** Whether missing it fails the run. Speed never does: it depends on the machine, and is there to be read. */
  readonly required: boolean;
}

const LEAST_STEADY_RATIO = 0.95;

export function judge(figures: Figures, names: Names): Goal[] {
  const { steady, latency, toReplay, keeping } = figures;
  const replays = toReplay.flatMap(({ contestant, ms }) => (ms === null ? [] : [{ contestant, value: ms.median }]));
  return [
    exactlyOneRefresh(figures, names.ours),
    fastEnough(figures, names.ours),
    nobodyBetter(names, {
      text: 'nobody gets more calls through the storms',
      higherIsBetter: true,
      standings: allCallsOk(figures.storms),
      show: String,
    }),
    nobodyBetter(names, {
      text: 'nobody keeps the session through more kinds of trouble',
      higherIsBetter: true,
      standings: keeping.map(({ contestant, kept }) => ({
        contestant,
        value: Object.values(kept).filter((isKept) => isKept).length,
      })),
      show: String,
    }),
    nobodyBetter(names, {
      text: "nobody's steady state is faster",
      higherIsBetter: true,
      standings: steady.map(({ contestant, ratio }) => ({ contestant, value: ratio })),
      show: (ratio) => ratio.toFixed(3),
    }),
    nobodyBetter(names, {
      text: 'nobody adds less latency at p50',
      higherIsBetter: false,
      standings: latency.map(({ contestant, addedP50Ms }) => ({ contestant, value: addedP50Ms })),
      show: milliseconds,
    }),
    nobodyBetter(names, {
      text: 'nobody adds less latency at p99',
      higherIsBetter: false,
      standings: latency.map(({ contestant, addedP99Ms }) => ({ contestant, value: addedP99Ms })),
      show: milliseconds,
    }),
    nobodyBetter(names, {
      text: 'nobody replays sooner after a 401',
      higherIsBetter: false,
      standings: replays,
      show: milliseconds,
    }),
  ];
}

/** Milliseconds to the microsecond; a difference keeps its sign unless nothing is left of it. */
export function milliseconds(ms: number): string {
  return `${ms.toFixed(3).replace(/^-(?=0\.000$)/u, '')} ms`;
}

/** In every storm, whatever its size and however its end was known. */
function exactlyOneRefresh({ storms, visibleStorms }: Figures, ours: string): Goal {
  const weathered = [...storms, ...visibleStorms].filter(({ contestant }) => contestant === ours);
  const failed = weathered.filter(
    ({ size, late, ok, lateOk, refreshes }) => ok !== size || lateOk !== late || refreshes !== 1,
  );
  const shown = failed[0] ?? weathered.toSorted((a, b) => b.size - a.size)[0];
  return {
    text: 'every call of every storm ok, with exactly one refresh',
    met: shown !== undefined && failed.length === 0,
    figure:
      shown === undefined
        ? 'no storm was run'
        : `${weathered.length - failed.length} of ${weathered.length} storms; ${shown.ok} of ${shown.size} calls and ` +
          `${shown.lateOk} of ${shown.late} late ones ok, refreshes: ${shown.refreshes}`,
    required: true,
  };
}

function fastEnough({ steady }: Figures, ours: string): Goal {
  const { ratio = 0, cpuRatio = 0 } = steady.find(({ contestant }) => contestant === ours) ?? {};
  return {
    text: `steady state at least ${LEAST_STEADY_RATIO} of bare axios`,
    met: ratio >= LEAST_STEADY_RATIO,
    figure: `${ratio.toFixed(3)}; by CPU time ${cpuRatio.toFixed(3)}`,
    required: false,
  };
}

interface Standing {
  readonly contestant: string;
  readonly value: number;
}

interface Ranking {
  readonly text: string;
  readonly higherIsBetter: boolean;
  readonly standings: readonly Standing[];
  readonly show: (value: number) => string;
}

/** Strictly: no margin for noise in our favour. Whoever has no figure here, because it cannot do the thing, does not rank. */
function nobodyBetter({ ours, peers }: Names, { text, higherIsBetter, standings, show }: Ranking): Goal {
  const us = standings.find(({ contestant }) => contestant === ours);
  const [best] = standings
    .filter(({ contestant }) => peers.includes(contestant))
    .toSorted((a, b) => (higherIsBetter ? b.value - a.value : a.value - b.value));
  const met =
    us !== undefined && (best === undefined || (higherIsBetter ? us.value >= best.value : us.value <= best.value));
  const others = best === undefined ? 'nobody else' : `${best.contestant} ${show(best.value)}`;
  return { text, met, figure: `${us === undefined ? 'none' : show(us.value)}; ${others}`, required: false };
}

/** Calls that succeeded over all storms, the late ones included. */
function allCallsOk(storms: readonly Storm[]): Standing[] {
  const sums = new Map<string, number>();
  for (const { contestant, ok, lateOk } of storms) sums.set(contestant, (sums.get(contestant) ?? 0) + ok + lateOk);
  return [...sums].map(([contestant, value]) => ({ contestant, value }));
}
