import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { Agenda, type AgendaItem } from './agenda.ts';

/** Falls due once, so many milliseconds from now. */
function dueIn(clock: FakeClock, ms: number, ran: () => void): AgendaItem {
  const at = clock.now() + ms;
  let done = false;
  return {
    untilMs: () => (done ? Number.POSITIVE_INFINITY : at - clock.now()),
    run: () => {
      done = true;
      ran();
    },
  };
}

describe('an agenda', () => {
  it('runs each thing when it falls due, and nothing before it was planned', async () => {
    const clock = new FakeClock();
    const ran: string[] = [];
    const agenda = new Agenda(clock, [
      dueIn(clock, 90_000, () => ran.push('late')),
      dueIn(clock, 1_000, () => ran.push('soon')),
    ]);
    await clock.advance(0);
    expect(clock.timers).toBe(0);
    agenda.plan();
    await clock.advance(999);
    expect(ran).toEqual([]);
    await clock.advance(1);
    expect(ran).toEqual(['soon']);
    await clock.advance(88_999);
    expect(ran).toEqual(['soon']);
    await clock.advance(1);
    expect(ran).toEqual(['soon', 'late']);
  });

  it('notices within a minute what became due by a clock that was set', async () => {
    const clock = new FakeClock();
    let ran = 0;
    new Agenda(clock, [dueIn(clock, 3_600_000, () => (ran += 1))]).plan();
    clock.jump(3_600_000);
    await clock.advance(59_999);
    expect(ran).toBe(0);
    await clock.advance(1);
    expect(ran).toBe(1);
  });

  it('runs at once what was due long ago, with one timer however often it is planned', async () => {
    const clock = new FakeClock();
    const delays: number[] = [];
    const after = clock.after.bind(clock);
    clock.after = (delayMs, action) => {
      delays.push(delayMs);
      return after(delayMs, action);
    };
    let ran = 0;
    const agenda = new Agenda(clock, [dueIn(clock, -5_000, () => (ran += 1))]);
    agenda.plan();
    agenda.plan();
    expect(clock.timers).toBe(1);
    await clock.advance(0);
    expect(ran).toBe(1);
    expect(delays).toEqual([0, 0, 60_000]);
  });

  it('runs nothing after it was closed, not even what falls due together with what closed it', async () => {
    const clock = new FakeClock();
    const ran: string[] = [];
    const agenda: Agenda = new Agenda(clock, [
      dueIn(clock, 1_000, () => {
        ran.push('the last');
        agenda.close();
      }),
      dueIn(clock, 1_000, () => ran.push('too late')),
    ]);
    agenda.plan();
    await clock.advance(60_000);
    expect(ran).toEqual(['the last']);
    expect(clock.timers).toBe(0);
    agenda.plan();
    expect(clock.timers).toBe(0);
  });
});
