import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

const NOW = Date.UTC(2026, 0, 5, 9);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of the system', () => {
  it('tells the device’s time, and one that nobody sets', () => {
    const before = systemClock.monotonic();
    vi.advanceTimersByTime(1_500);
    expect(systemClock.now()).toBe(NOW + 1_500);
    vi.setSystemTime(NOW - 60_000);
    expect(systemClock.now()).toBe(NOW - 60_000);
    expect(systemClock.monotonic() - before).toBe(1_500);
  });

  it('runs an action once, after the delay', () => {
    const action = vi.fn();
    systemClock.after(1_000, action);
    vi.advanceTimersByTime(999);
    expect(action).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(action).toHaveBeenCalledOnce();
  });

  it('runs nothing that was cancelled', () => {
    const action = vi.fn();
    systemClock.after(1_000, action).cancel();
    vi.advanceTimersByTime(60_000);
    expect(action).not.toHaveBeenCalled();
  });

  it.each([
    ['early, rather than at once, a delay longer than the platform can count', 2 ** 31, 2 ** 31 - 1],
    ['never, a delay without an end, before the longest the platform can count', Number.POSITIVE_INFINITY, 2 ** 31 - 1],
    ['at once what was due before', -5, 0],
  ])('passes on %s', (_case, asked, passedOn) => {
    const timeout = vi.spyOn(globalThis, 'setTimeout');
    systemClock.after(asked, () => undefined);
    expect(timeout).toHaveBeenCalledWith(expect.any(Function), passedOn);
  });
});
