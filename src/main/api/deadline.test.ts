import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { startDeadline } from './deadline.ts';

const never = new Promise<never>(() => undefined);
const LIMIT = 20_000;

describe('a deadline', () => {
  it('lets through what is ready in time, and what fails by itself', async () => {
    const deadline = startDeadline(new FakeClock(), LIMIT);
    await expect(deadline.guard(Promise.resolve('ready'))).resolves.toBe('ready');
    await expect(deadline.guard(Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
    expect(deadline.signal.aborted).toBe(false);
  });

  it('ends the waiting when the time is over, and says how long it was', async () => {
    const clock = new FakeClock();
    const deadline = startDeadline(clock, LIMIT);
    const waiting = deadline.guard(never).catch((thrown: unknown) => thrown);
    await clock.advance(LIMIT - 1);
    expect(deadline.signal.aborted).toBe(false);
    await clock.advance(1);
    const message = 'The server did not answer within 20 seconds.';
    expect(await waiting).toMatchObject({ code: 'server.timeout', message });
    await expect(deadline.guard(Promise.resolve('too late'))).rejects.toMatchObject({ code: 'server.timeout' });
  });

  it('ends as soon as the caller gives up, before or after it was started', async () => {
    const caller = new AbortController();
    const deadline = startDeadline(new FakeClock(), LIMIT, caller.signal);
    const waiting = deadline.guard(never);
    caller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'call.aborted' });
    const late = startDeadline(new FakeClock(), LIMIT, caller.signal);
    await expect(late.guard(Promise.resolve('x'))).rejects.toMatchObject({ code: 'call.aborted' });
  });

  it('is over for nobody any more once it was cleared', () => {
    const clock = new FakeClock();
    const caller = new AbortController();
    const deadline = startDeadline(clock, LIMIT, caller.signal);
    deadline.clear();
    expect(clock.timers).toBe(0);
    caller.abort();
    expect(deadline.signal.aborted).toBe(false);
  });
});
