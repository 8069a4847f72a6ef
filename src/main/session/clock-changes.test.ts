import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { replies } from '../testing/fake-transport.ts';
import { DAY, HOUR, signedInWorld } from '../testing/signed-in.ts';
import { ServerClock } from './server-clock.ts';

const MINUTE = 60_000;
const dateHeader = (time: number): string => new Date(time).toUTCString();

describe('the server’s time', () => {
  it('does not follow a device clock that is set back', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(dateHeader(clock.now()));
    const before = server.now();
    clock.jump(-10 * MINUTE);
    expect(server.now()).toBe(before);
    await clock.advance(1_000);
    expect(server.now()).toBe(before + 1_000);
  });

  it('does not follow the small steps of time synchronisation, but follows a sleep', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    const before = server.now();
    clock.jump(10_000);
    expect(server.now()).toBe(before);
    clock.sleep(1);
    expect(server.now()).toBe(before + 10_001);
  });

  it('goes by its own count after a while, too, when the device clock is set a little back', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    const before = server.now();
    await clock.advance(MINUTE);
    clock.jump(-1_000);
    expect(server.now()).toBe(before + MINUTE);
  });

  it('is corrected by the next answer after somebody set the device clock forward', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    const truth = clock.now();
    clock.jump(HOUR);
    expect(server.now()).toBe(truth + HOUR);
    server.observe(dateHeader(truth));
    expect(server.now()).toBe(truth);
  });

  it('keeps its own count where an answer differs by no more than its resolution', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(dateHeader(clock.now() + HOUR));
    const before = server.now();
    server.observe(dateHeader(before + 1_000));
    expect(server.now()).toBe(before);
    server.observe(dateHeader(before + 2_000));
    expect(server.now()).toBe(before + 2_000);
  });

  it('is known once the server told it, and only what an earlier run knew after a reset', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    expect(server.known).toBe(false);
    server.observe('nonsense');
    expect(server.known).toBe(false);
    server.observe(dateHeader(clock.now() + HOUR));
    expect(server.known).toBe(true);
    expect(server.offsetMs).toBe(HOUR);
    server.reset(-MINUTE);
    expect(server.known).toBe(false);
    expect(server.offsetMs).toBe(-MINUTE);
    server.reset();
    expect(server.offsetMs).toBe(0);
  });
});

describe('a session', () => {
  it('sends no refresh because the device clock is ten minutes off, and none because it is set right again', async () => {
    for (const offset of [-10 * MINUTE, 10 * MINUTE]) {
      const { session, transport, clock, serverClock } = await signedInWorld();
      clock.jump(offset);
      serverClock.observe(dateHeader(clock.now() - offset));
      session.recheck();
      await clock.advance(40 * MINUTE);
      clock.jump(-offset);
      serverClock.observe(dateHeader(clock.now()));
      session.recheck();
      await clock.advance(15 * MINUTE);
      expect((await session.bearer('order')).generation).toBe(1);
      expect(transport.refreshed).toEqual([]);
    }
  });

  it('re-checks once, and not in a loop, when the device clock is set forward by hours', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.dated(replies.ok(pair('2')), clock.now() - 2 * HOUR);
    clock.jump(2 * HOUR);
    await clock.advance(5 * MINUTE);
    expect(transport.refreshed).toHaveLength(1);
    expect(session.status()).toMatchObject({ phase: 'signedIn', connection: { state: 'ok' } });
    for (let minute = 0; minute < 30; minute += 1) {
      await session.bearer('read');
      await clock.advance(MINUTE);
    }
    expect(transport.refreshed).toHaveLength(1);
  });

  it('renews within a minute of waking up, although nobody announced the sleep', async () => {
    const { transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.ok(pair('2'));
    clock.sleep(3 * HOUR);
    await clock.advance(MINUTE);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('renews at once when waking up was announced, and does not wait for the back-off of before', async () => {
    const { session, transport, clock, pair } = await signedInWorld();
    transport.onRefresh = () => replies.unreachable();
    await session.renew(await session.bearer('read')).catch(() => undefined);
    for (let failure = 0; failure < 6; failure += 1) await clock.advance(30_000);
    const before = transport.refreshed.length;
    transport.onRefresh = () => replies.ok(pair('2'));
    session.recheck();
    await clock.advance(0);
    expect(transport.refreshed).toHaveLength(before + 1);
    expect(session.status()).toMatchObject({ connection: { state: 'ok' } });
  });

  it('does not cut short a wait the server asked for', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.status(429, {}, 30_000);
    await session.renew(await session.bearer('read')).catch(() => undefined);
    session.recheck();
    await clock.advance(29_999);
    expect(transport.refreshed).toHaveLength(1);
  });

  it('asleep beyond the refresh token’s life ends with one message and one request', async () => {
    const { session, transport, clock } = await signedInWorld();
    transport.onRefresh = () => replies.dead();
    const phases: string[] = [];
    session.subscribe(({ phase }) => phases.push(phase));
    clock.sleep(2 * DAY);
    session.recheck();
    session.recheck();
    const calls = Array.from({ length: 20 }, () => session.bearer('read').catch((thrown: unknown) => thrown));
    await clock.advance(MINUTE);
    for (const outcome of await Promise.all(calls)) expect(outcome).toMatchObject({ code: 'session.ended' });
    expect(transport.refreshed).toHaveLength(1);
    expect(phases).toEqual(['ended']);
    expect(session.status()).toMatchObject({ reason: { code: 'session.expired' } });
    expect(clock.timers).toBe(0);
  });

  it('takes no time from an answer that is no JSON: a network’s sign-in page has a clock of its own', async () => {
    const { session, transport, clock, serverClock } = await signedInWorld();
    transport.onRefresh = () => replies.dated(replies.status(200), clock.now() + 5 * HOUR);
    await session.renew(await session.bearer('read')).catch(() => undefined);
    expect(serverClock.now()).toBe(clock.now());
  });

  it('ignores being woken up when nobody is signed in', async () => {
    const { session, transport } = await signedInWorld();
    await session.signOut();
    session.recheck();
    expect(transport.refreshed).toEqual([]);
  });
});
