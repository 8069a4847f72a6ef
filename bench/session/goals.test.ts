import { describe, expect, it } from 'vitest';
import { judge, milliseconds, type Figures, type Goal } from './goals.ts';
import type { Storm } from './scenarios/storm.ts';

const names = { ours: 'us', peers: ['them', 'others'] };
const storm = (contestant: string, more: Partial<Storm> = {}): Storm => ({
  contestant,
  size: 50,
  late: 20,
  ok: 50,
  lateOk: 20,
  refreshes: 1,
  tookMs: 1,
  ...more,
});
const none: Figures = { steady: [], latency: [], storms: [], visibleStorms: [], toReplay: [], keeping: [] };

function goal(figures: Partial<Figures>, about: string): Goal {
  const found = judge({ ...none, ...figures }, names).find(({ text }) => text.includes(about));
  if (found === undefined) throw new Error(`no goal about ${about}`);
  return found;
}

describe('the goal of one refresh', () => {
  it('is met when each of our storms is, whatever becomes of others', () => {
    const storms = [storm('us'), storm('us', { size: 200, ok: 200 }), storm('them', { ok: 1, refreshes: 3 })];
    expect(goal({ storms }, 'exactly one refresh')).toEqual({
      text: 'every call of every storm ok, with exactly one refresh',
      met: true,
      figure: '2 of 2 storms; 200 of 200 calls and 20 of 20 late ones ok, refreshes: 1',
      required: true,
    });
  });

  it.each([{ ok: 49 }, { lateOk: 19 }, { refreshes: 2 }, { refreshes: 0 }])('is missed with %j', (trouble) => {
    const missed = goal({ storms: [storm('us'), storm('us', trouble)] }, 'exactly one refresh');
    expect(missed.met).toBe(false);
    expect(missed.figure).toMatch(/^1 of 2 storms; /u);
  });

  it('counts storms whose end was visible too', () => {
    const visibleStorms = [storm('us', { refreshes: 2 })];
    expect(goal({ storms: [storm('us')], visibleStorms }, 'exactly one refresh').met).toBe(false);
  });

  it('is missed when no storm was run', () => {
    expect(goal({}, 'exactly one refresh')).toMatchObject({ met: false, figure: 'no storm was run' });
  });
});

const steady = (contestant: string, ratio: number) => ({
  contestant,
  ratio,
  ratioQuartiles: [ratio, ratio] as const,
  perSecond: 1,
  cpuUs: 1,
  cpuRatio: ratio,
});

describe('the steady state', () => {
  it('is fast enough from 0.95 on, and never fails a run', () => {
    expect(goal({ steady: [steady('us', 0.95)] }, 'at least')).toMatchObject({ met: true, required: false });
    expect(goal({ steady: [steady('us', 0.949)] }, 'at least')).toMatchObject({ met: false, required: false });
  });

  it('is compared with the best of the peers, and with nobody else', () => {
    const field = [steady('bare axios', 1), steady('them', 0.8), steady('others', 0.9)];
    expect(goal({ steady: [...field, steady('us', 0.9)] }, 'faster')).toMatchObject({
      met: true,
      figure: '0.900; others 0.900',
    });
    expect(goal({ steady: [...field, steady('us', 0.85)] }, 'faster').met).toBe(false);
  });
});

describe('the time to replay', () => {
  const took = (contestant: string, median: number) => ({ contestant, ms: { median, quartiles: [0, 0] as const } });

  it('is better when it is lower', () => {
    expect(goal({ toReplay: [took('us', 2), took('them', 1)] }, 'replays sooner')).toMatchObject({
      met: false,
      figure: '2.000 ms; them 1.000 ms',
    });
    expect(goal({ toReplay: [took('us', 1), took('them', 2)] }, 'replays sooner').met).toBe(true);
  });

  it('is not won by whoever never replays', () => {
    expect(goal({ toReplay: [took('us', 2), { contestant: 'them', ms: null }] }, 'replays sooner')).toMatchObject({
      met: true,
      figure: '2.000 ms; nobody else',
    });
  });
});

it('adds up the calls that came through all storms', () => {
  const storms = [storm('us'), storm('us'), storm('them', { lateOk: 19 }), storm('them')];
  expect(goal({ storms }, 'more calls')).toMatchObject({ met: true, figure: '140; them 139' });
});

it('writes a difference of nothing without a sign', () => {
  expect([-0.0004, 0.0004, -0.0006].map(milliseconds)).toEqual(['0.000 ms', '0.000 ms', '-0.001 ms']);
});
