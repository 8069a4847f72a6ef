import { describe, expect, it } from 'vitest';
import { jwt } from '../testing/tokens.ts';
import { readClaims } from './jwt.ts';
import { Secret } from './secret.ts';

const token = (payload: string): Secret => new Secret(`h.${Buffer.from(payload).toString('base64url')}.s`);

describe('what a token says of itself', () => {
  it('is read in whole milliseconds, fractions of a second included', () => {
    expect(readClaims(token('{"exp":1800000000.12345,"iat":1799996400.5}'))).toEqual({
      expiresAt: 1_800_000_000_123,
      issuedAt: 1_799_996_400_500,
    });
  });

  it('includes no beginning where there is none, or none that can be read', () => {
    expect(readClaims(new Secret(jwt('a', 1_800_000_000_000)))?.issuedAt).toBeNull();
    for (const iat of ['"now"', '-5', '1e300', 'null']) {
      expect(readClaims(token(`{"exp":1800000000,"iat":${iat}}`))).toEqual({
        expiresAt: 1_800_000_000_000,
        issuedAt: null,
      });
    }
  });

  it('takes the last moment a date can name, and nothing after it', () => {
    expect(readClaims(token('{"exp":8640000000000}'))?.expiresAt).toBe(8.64e15);
    expect(readClaims(token('{"exp":8640000000001}'))).toBeNull();
  });

  it.each(['{"exp":1e300}', '{"exp":-5}', '{"exp":0}', '{"exp":"soon"}', '{}', 'null', '[1]', 'not json'])(
    'is nothing for %s',
    (payload) => {
      expect(readClaims(token(payload))).toBeNull();
    },
  );

  it('is nothing without the third part, however well the second one reads', () => {
    const [header, payload] = jwt('a', 1_800_000_000_000).split('.');
    expect(readClaims(new Secret(`${header ?? ''}.${payload ?? ''}`))).toBeNull();
  });

  it.each(['opaque', 'a.b', '', '..', 'a..c'])('is nothing for the malformed token “%s”', (text) => {
    expect(readClaims(new Secret(text))).toBeNull();
  });
});
