import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('context-bridge');
});

// https://www.electronjs.org/docs/latest/tutorial/sandbox#preload-scripts
test('a sandboxed preload has events, timers and url, and no other built-in or package', () => {
  expect(observed['preload']).toMatchObject({
    fs: 'module not found: fs',
    'node:child_process': 'module not found: node:child_process',
    package: 'module not found: zod',
    events: 'function',
    timers: 'function',
    url: 'function',
    process: ['renderer', true, true, true],
  });
});

// https://www.electronjs.org/docs/latest/api/context-bridge#contextbridgeexposeinmainworldapikey-api
test('a key can be exposed once', () => {
  expect(observed['preload']).toMatchObject({
    twice: 'Cannot bind an API on top of an existing property on the window object',
  });
});

// https://www.electronjs.org/docs/latest/tutorial/context-isolation
test('the page sees nothing of the preload but what is exposed', () => {
  expect(observed['isolation']).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'undefined']);
  expect(observed['no channel']).toBe(false);
});

// https://www.electronjs.org/docs/latest/api/context-bridge#api: values are "copied and frozen"
test('what is exposed is a frozen copy', () => {
  expect(observed['frozen']).toEqual([
    true,
    true,
    expect.objectContaining({ error: expect.stringMatching(/read only/) as string }),
    expect.objectContaining({ error: expect.stringMatching(/read only/) as string }),
  ]);
  expect(observed['descriptor']).toEqual({ writable: false, configurable: false, enumerable: true });
  expect(observed['copied']).toEqual([1, 1, 2, 1, 2]);
});

// https://www.electronjs.org/docs/latest/api/context-bridge#parameter--error--return-type-support
test('cloneable values keep their types, class instances lose their prototype', () => {
  expect(observed['types']).toEqual([true, true, true, 2, true, true, null]);
  expect(observed['prototype']).toEqual([true, 1, 'undefined']);
});

test('errors cross as errors of the page’s world, without their own properties', () => {
  const error = { error: 'from the preload', isError: true, keys: [] };
  expect(observed['sync throw']).toEqual(error);
  expect(observed['reject']).toEqual(error);
});

test('promises cross both ways', () => {
  expect(observed['promise']).toEqual([true, 3]);
  expect(observed['promise argument']).toBe(5);
});

test('callbacks are called synchronously, and what they throw comes back', () => {
  expect(observed['callback']).toBe(42);
  expect(observed['callback throws']).toMatchObject({ error: 'from the page' });
});

test('a bridged function can return a function at once: an unsubscribe that works', () => {
  expect(observed['unsubscribe']).toEqual(['function', [1]]);
});

test('the page cannot watch the bridge at work', () => {
  expect(observed['leaks']).toEqual([]);
});
