import { describe, expect, it } from 'vitest';
import { jwt } from '../testing/tokens.ts';
import { readExpiry } from './jwt.ts';
import { Secret } from './secret.ts';
import { overFrom, renewBeforeOrderFrom, renewUnaskedAt, type TokenPair } from './token-pair.ts';

const RECEIVED = Date.UTC(2026, 0, 5, 9);
const living = (lifeMs: number): TokenPair => ({
  access: new Secret(jwt('a', RECEIVED + lifeMs)),
  refresh: new Secret('opaque'),
  generation: 1,
  receivedAt: RECEIVED,
});

describe('when to renew', () => {
  it('is a minute before the end of a long life', () => {
    expect(renewBeforeOrderFrom(living(3_600_000))).toBe(RECEIVED + 3_540_000);
    expect(renewUnaskedAt(living(3_600_000))).toBe(RECEIVED + 3_540_000);
  });

  it('is the last quarter of a short life, and never unasked', () => {
    expect(renewBeforeOrderFrom(living(8_000))).toBe(RECEIVED + 6_000);
    expect(renewUnaskedAt(living(120_000))).toBeNull();
    expect(renewUnaskedAt(living(121_000))).toBe(RECEIVED + 61_000);
  });

  it('is never by the clock when the end was past at receipt: only a 401 decides then', () => {
    for (const moment of [overFrom, renewBeforeOrderFrom, renewUnaskedAt])
      expect(moment(living(-7_200_000))).toBeNull();
  });
});

describe('the end of a token', () => {
  const token = (payload: string): Secret => new Secret(`h.${Buffer.from(payload).toString('base64url')}.s`);

  it('is read in whole milliseconds, fractions of a second included', () => {
    expect(readExpiry(token('{"exp":1800000000.12345}'))).toBe(1_800_000_000_123);
  });

  it.each(['{"exp":1e300}', '{"exp":-5}', '{"exp":"soon"}', '{}', 'null', '[1]', 'not json'])(
    'is unknown for %s',
    (payload) => {
      expect(readExpiry(token(payload))).toBeNull();
    },
  );

  it.each(['opaque', 'a.b', '', '..', 'a..c'])('is unknown for the malformed token “%s”', (text) => {
    expect(readExpiry(new Secret(text))).toBeNull();
  });
});
