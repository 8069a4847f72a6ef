import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodec } from './codec.ts';

const codec = createCodec();
const roundTrip = (value: unknown): unknown => codec.decode(codec.encode(value));

describe('createCodec', () => {
  test('agrees with structuredClone on every kind of value', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value));
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity, -0, 0, undefined, null, 2n ** 70n, '', 'ä\u0000€', new Date(NaN), /a+/giu])(
    'keeps %s',
    (value) => expect(roundTrip(value)).toStrictEqual(value),
  );

  test('keeps cycles and shared objects', () => {
    const shared = { name: 'shared' };
    const value: Record<string, unknown> = { list: [shared, shared], map: new Map([[shared, 1]]) };
    value['self'] = value;
    const copy = roundTrip(value) as typeof value & { list: unknown[]; map: Map<unknown, unknown> };
    expect(copy['self']).toBe(copy);
    expect(copy.list[0]).toBe(copy.list[1]);
    expect(copy.map.has(copy.list[0])).toBe(true);
  });

  test('keeps two views on one buffer on one buffer', () => {
    const buffer = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
    const value = { words: new Uint16Array(buffer, 2, 2), data: new DataView(buffer, 1, 4) };
    const copy = roundTrip(value) as typeof value;
    expect(copy.words).toStrictEqual(value.words);
    expect(copy.data.getUint8(0)).toBe(2);
    expect(copy.data.buffer).toBe(copy.words.buffer);
  });

  test('keeps the type, message, stack and cause of an error', () => {
    const error = new RangeError('too far', { cause: { limit: 3n } });
    const copy = roundTrip(error) as RangeError;
    expect(copy).toBeInstanceOf(RangeError);
    expect({ message: copy.message, stack: copy.stack, cause: copy.cause }).toStrictEqual({
      message: 'too far',
      stack: error.stack,
      cause: { limit: 3n },
    });
  });

  test('keeps a key named __proto__ a plain key', () => {
    const copy = roundTrip(JSON.parse('{"__proto__":{"admin":true}}'));
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect((copy as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([() => undefined, Symbol('s'), new WeakMap(), Promise.resolve()])('refuses %s', (value) => {
    expect(() => codec.encode({ value })).toThrow('An object could not be cloned.');
  });

  test('leaves to an extension what it claims', () => {
    const greet = (): string => 'hello';
    const extension = {
      encode: (value: unknown) => (typeof value === 'function' ? 'greet' : undefined),
      decode: (wire: unknown) => (wire === 'greet' ? greet : undefined),
    };
    expect(codec.decode(codec.encode({ nested: [greet] }, extension), extension)).toEqual({ nested: [greet] });
  });
});
