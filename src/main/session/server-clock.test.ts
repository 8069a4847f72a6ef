import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { replies } from '../testing/fake-transport.ts';
import { account, HOUR, signedInWorld, world } from '../testing/signed-in.ts';
import { Secret } from './secret.ts';
import { ServerClock } from './server-clock.ts';

it('follows the server’s Date, and shows its moments in the device’s time', () => {
  const clock = new FakeClock();
  const server = new ServerClock(clock);
  server.observe(new Date(clock.now() + 600_000).toUTCString());
  expect(server.now()).toBe(clock.now() + 600_000);
  expect(server.toDeviceTime(server.now() + 5_000)).toBe(clock.now() + 5_000);
});

it('takes a difference within the header’s resolution for none, and ignores what is no date', () => {
  const clock = new FakeClock();
  const server = new ServerClock(clock);
  for (const header of [new Date(clock.now() + 1_500).toUTCString(), undefined, 'yesterday-ish']) {
    server.observe(header);
    expect(server.now()).toBe(clock.now());
  }
});

it('takes a difference of two seconds for one, ahead or behind', () => {
  for (const difference of [-2_000, 2_000]) {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(new Date(clock.now() + difference).toUTCString());
    expect(server.offsetMs).toBe(difference);
  }
});

it('learns from the sign-in, and from each refresh', async () => {
  const { session, transport, serverClock, clock, pair } = world();
  await session.restore();
  transport.onLogin = () => replies.dated(replies.ok(pair('1')), clock.now() + 600_000);
  await session.signIn(account, 'ada', new Secret('x'));
  expect(serverClock.now() - clock.now()).toBe(600_000);

  transport.onRefresh = () => replies.dated(replies.ok(pair('2')), clock.now() + 900_000);
  await session.renew(await session.bearer('read'));
  expect(serverClock.now() - clock.now()).toBe(900_000);
});

it('shows when the access token ends on the device’s clock', async () => {
  const { session, serverClock, clock } = await signedInWorld();
  serverClock.observe(new Date(clock.now() + 600_000).toUTCString());
  const status = session.status();
  expect(status.phase === 'signedIn' && status.accessUntil).toBe(clock.now() + HOUR - 600_000);
});

it('does not send a refresh per call when the device is ahead of a server that tells no time', async () => {
  const { session, transport, pair } = await signedInWorld(-2 * HOUR);
  transport.onRefresh = () => replies.ok(pair('next', -2 * HOUR));
  for (let call = 0; call < 20; call += 1) await session.bearer('read');
  expect(transport.refreshed).toEqual([]);
});
