import { expect, it } from 'vitest';
import { serverProblems } from '../problems/server-problems.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { CoolDown } from './cool-down.ts';

const world = () => {
  const clock = new FakeClock();
  return { clock, coolDown: new CoolDown(clock, () => 1) };
};

it('holds back nobody as long as nothing failed', () => {
  const { coolDown } = world();
  expect(coolDown.reason(1)).toBeNull();
  expect(coolDown.remainingMs).toBeNull();
});

it('tells everybody the same reason until the pause is over, and counts down to it', async () => {
  const { clock, coolDown } = world();
  const problem = serverProblems.unreachable();
  expect(coolDown.failed(1, problem, null)).toBe(1_000);
  await clock.advance(999);
  expect(coolDown.reason(1)).toBe(problem);
  expect(coolDown.remainingMs).toBe(1);
  await clock.advance(1);
  expect(coolDown.reason(1)).toBeNull();
  await clock.advance(5_000);
  expect(coolDown.remainingMs).toBe(0);
});

it('never holds up a new pair by what befell an old one', () => {
  const { coolDown } = world();
  coolDown.failed(1, serverProblems.unreachable(), null);
  expect(coolDown.reason(2)).toBeNull();
});

it('waits longer after each failure in a row, and starts over after a success', () => {
  const { coolDown } = world();
  const fail = (): number => coolDown.failed(1, serverProblems.unreachable(), null);
  expect([fail(), fail(), fail()]).toEqual([1_000, 2_000, 4_000]);
  coolDown.clear();
  expect(coolDown.reason(1)).toBeNull();
  expect(fail()).toBe(1_000);
});

it('is cut short, but not where the server itself asked to wait', () => {
  const { coolDown } = world();
  coolDown.cutShort();
  expect(coolDown.remainingMs).toBeNull();
  const problem = serverProblems.busy();
  coolDown.failed(1, problem, 30_000);
  coolDown.cutShort();
  expect(coolDown.remainingMs).toBe(30_000);
  expect(coolDown.reason(1)).toBe(problem);
  coolDown.failed(1, problem, null);
  coolDown.cutShort();
  expect(coolDown.remainingMs).toBe(0);
  expect(coolDown.reason(1)).toBeNull();
});
