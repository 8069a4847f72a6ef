import { describe, expect, it } from 'vitest';
import { HOUR } from '../testing/signed-in.ts';
import { jwt } from '../testing/tokens.ts';
import { renewBeforeOrderFrom, renewUnaskedAt } from './renewal-schedule.ts';
import { Secret } from './secret.ts';
import type { TokenPair } from './token-pair.ts';

const MINUTE = 60_000;
const T = Date.UTC(2026, 0, 5, 9);

/** A pair received at T; without a refresh life its refresh token is opaque. */
const pair = (accessLifeMs: number | null, refreshLifeMs?: number): TokenPair => ({
  access: new Secret('opaque'),
  refresh: new Secret(refreshLifeMs === undefined ? 'opaque' : jwt('r', T + refreshLifeMs)),
  generation: 1,
  receivedAt: T,
  accessLifeMs,
});

describe('an order', () => {
  it('gets a newer token from a minute before the end on, or in the last quarter of a life shorter than four', () => {
    expect(renewBeforeOrderFrom(pair(HOUR))).toBe(T + 59 * MINUTE);
    expect(renewBeforeOrderFrom(pair(4 * MINUTE))).toBe(T + 3 * MINUTE);
    expect(renewBeforeOrderFrom(pair(2 * MINUTE))).toBe(T + 1.5 * MINUTE);
    expect(renewBeforeOrderFrom(pair(null))).toBeNull();
  });
});

describe('a session in use', () => {
  const inUse = { inUse: true, rotates: null };

  it('is renewed a minute and a half before the end of the access token, or in the last quarter of a short life', () => {
    expect(renewUnaskedAt(pair(HOUR), inUse)).toBe(T + 58.5 * MINUTE);
    expect(renewUnaskedAt(pair(4 * MINUTE), inUse)).toBe(T + 3 * MINUTE);
  });

  it('is left to its calls where tokens live for two minutes or less', () => {
    expect(renewUnaskedAt(pair(2 * MINUTE), inUse)).toBeNull();
    expect(renewUnaskedAt(pair(2 * MINUTE + 1_000), inUse)).toBe(T + 0.75 * (2 * MINUTE + 1_000));
    expect(renewUnaskedAt(pair(null), inUse)).toBeNull();
  });

  it('is renewed at half of the refresh token’s life where that comes first', () => {
    expect(renewUnaskedAt(pair(3 * HOUR, 4 * HOUR), inUse)).toBe(T + 2 * HOUR);
    expect(renewUnaskedAt(pair(HOUR, 4 * HOUR), inUse)).toBe(T + 58.5 * MINUTE);
  });
});

describe('a session left alone', () => {
  const alone = { inUse: false, rotates: true };

  it('is renewed at half of the refresh token’s life, also while nobody knows whether the server rotates', () => {
    expect(renewUnaskedAt(pair(HOUR, 24 * HOUR), alone)).toBe(T + 12 * HOUR);
    expect(renewUnaskedAt(pair(HOUR, 24 * HOUR), { inUse: false, rotates: null })).toBe(T + 12 * HOUR);
  });

  it('rests where the server does not rotate, where the refresh token lives for minutes, and where nobody knows', () => {
    expect(renewUnaskedAt(pair(HOUR, 24 * HOUR), { inUse: false, rotates: false })).toBeNull();
    expect(renewUnaskedAt(pair(HOUR, 20 * MINUTE), alone)).toBeNull();
    expect(renewUnaskedAt(pair(HOUR, 20 * MINUTE + 2_000), alone)).toBe(T + 10 * MINUTE + 1_000);
    expect(renewUnaskedAt(pair(HOUR), alone)).toBeNull();
  });
});
