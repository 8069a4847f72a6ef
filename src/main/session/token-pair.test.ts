import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { DAY, HOUR } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';
import { Secret } from './secret.ts';
import { ServerClock } from './server-clock.ts';
import { accessUntil, receivePair, refreshUntil, type TokenPair } from './token-pair.ts';

interface Arrival {
  /** Server time minus device time. */
  readonly offsetMs?: number;
  /** Whether the server told its time. */
  readonly told?: boolean;
  readonly exp: number;
  readonly iat?: number;
  readonly madeFromIat?: number;
}

/** A pair that arrives when the server's clock shows `clock.now() + offsetMs`; times are relative to that moment. */
function arrive({ offsetMs = 0, told = false, exp, iat, madeFromIat }: Arrival): { pair: TokenPair; server: number } {
  const clock = new FakeClock();
  const serverClock = new ServerClock(clock);
  const server = clock.now() + offsetMs;
  if (told) serverClock.observe(new Date(server).toUTCString());
  const access = new Secret(jwt('a', server + exp, iat === undefined ? undefined : server + iat));
  const madeFrom = madeFromIat === undefined ? null : new Secret(jwt('r', server + DAY, server + madeFromIat));
  const refresh = new Secret(jwt('r2', server + DAY));
  return { pair: receivePair({ access, refresh, generation: 1, madeFrom }, serverClock), server };
}

describe('the life of an access token', () => {
  it('is its own, where the server tells no time and the device clock is wrong', () => {
    expect(arrive({ offsetMs: 2 * HOUR, exp: HOUR, iat: 0 }).pair.accessLifeMs).toBe(HOUR);
    expect(arrive({ offsetMs: -2 * HOUR, exp: HOUR, iat: 0 }).pair.accessLifeMs).toBe(HOUR);
  });

  it('is measured by the server’s time where the token was issued earlier than it came', () => {
    expect(arrive({ told: true, exp: HOUR / 2, iat: -HOUR / 2 }).pair.accessLifeMs).toBe(HOUR / 2);
  });

  it('does not believe an `iat` that was copied from the refresh token', () => {
    const copied = { exp: HOUR, iat: -10 * HOUR, madeFromIat: -10 * HOUR };
    expect(arrive({ ...copied, told: true, offsetMs: 600_000 }).pair.accessLifeMs).toBe(HOUR);
    expect(arrive(copied).pair.accessLifeMs).toBe(HOUR);
  });

  it('is its own again where a newer server writes its own `iat`', () => {
    const own = { exp: HOUR, iat: 0, madeFromIat: -10 * HOUR };
    expect(arrive({ ...own, offsetMs: 3 * HOUR }).pair.accessLifeMs).toBe(HOUR);
  });

  it('takes the device clock where there is nothing else', () => {
    expect(arrive({ exp: HOUR }).pair.accessLifeMs).toBe(HOUR);
  });

  it('is unknown when the end was past at receipt: only a 401 decides then', () => {
    const { pair } = arrive({ exp: -HOUR });
    expect(pair.accessLifeMs).toBeNull();
    expect(accessUntil(pair)).toBeNull();
  });

  it('is unknown, too, when the end is this very moment', () => {
    expect(arrive({ exp: 0 }).pair.accessLifeMs).toBeNull();
    expect(arrive({ told: true, exp: 0, iat: 0 }).pair.accessLifeMs).toBeNull();
  });

  it('falls back on its own life when the server’s clock says that it is over', () => {
    expect(arrive({ told: true, exp: -HOUR, iat: -2 * HOUR }).pair.accessLifeMs).toBe(HOUR);
  });

  it('is unknown for an opaque token', () => {
    const serverClock = new ServerClock(new FakeClock());
    const opaque = new Secret('opaque');
    const pair = receivePair({ access: opaque, refresh: opaque, generation: 1, madeFrom: opaque }, serverClock);
    expect(pair.accessLifeMs).toBeNull();
    expect(refreshUntil(pair)).toBeNull();
  });
});

it('ends as long after its receipt as it lives, and the refresh token when it says', () => {
  const { pair, server } = arrive({ told: true, offsetMs: 600_000, exp: HOUR });
  expect(accessUntil(pair)).toBe(server + HOUR);
  expect(refreshUntil(pair)).toBe(server + DAY);
});

it('has no known end of a refresh token that was over at receipt', () => {
  const { pair, server } = arrive({ exp: HOUR });
  expect(refreshUntil({ ...pair, refresh: new Secret(jwt('r', server)) })).toBeNull();
});
