import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('ipc');
});

// https://www.electronjs.org/docs/latest/tutorial/ipc#object-serialization: the structured clone algorithm
test('arguments are structured clones', () => {
  expect(observed['describe']).toEqual([
    ['Date', 5],
    ['Map', [['k', ['Set', ['1']]]]],
    ['Uint8Array', ['1', '2']],
    ['BigInt64Array', ['3']],
    ['ArrayBuffer', 4],
    '36893488147419103232',
    'undefined',
    null,
    'NaN',
    '-Infinity',
    ['RegExp', '/a+/g'],
    ['RangeError', 'far'],
    'cycle',
    { nested: [{ a: 'undefined' }] },
  ]);
});

test('results are structured clones; a Buffer arrives as a Uint8Array', () => {
  expect(observed['values']).toEqual(['Date', 'Map', 'Uint8Array', 'BigInt', 'Undefined', 'Number', 'cycle']);
});

// https://www.electronjs.org/docs/latest/api/ipc-main#ipcmainhandlechannel-listener: "only the message property from the original error is provided"
test('of an error thrown by a handler only the text crosses', () => {
  expect(observed['throw']).toEqual({ error: "Error invoking remote method 'throw': TypeError: wrong type" });
  expect(observed['throw custom']).toEqual({
    error: "Error invoking remote method 'throw custom': Custom: custom failure",
  });
  expect(observed['custom error']).toEqual({ keys: [], name: 'Error' });
});

test('a channel without a handler rejects', () => {
  for (const channel of ['nobody', 'removed']) {
    expect(observed[channel]).toEqual({
      error: `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`,
    });
  }
});

// https://www.electronjs.org/docs/latest/api/ipc-renderer#ipcrendererinvokechannel-args: "Sending Functions, Promises, Symbols … will throw an exception"
test('an argument that cannot be cloned is refused', () => {
  const refused = { error: 'An object could not be cloned.' };
  expect(observed['not cloneable']).toEqual({
    function: refused,
    symbol: refused,
    node: refused,
    promise: refused,
    send: 'An object could not be cloned.',
  });
  expect(observed['return function']).toEqual({
    error: "Error invoking remote method 'return function': Error: An object could not be cloned.",
  });
});

// https://www.electronjs.org/docs/latest/api/web-contents#contentssendchannel-args
test('webContents.send refuses what cannot be cloned, and a destroyed window', () => {
  expect(observed['send a function']).toMatch(/could not be cloned/);
  expect(observed['send a symbol']).toMatch(/could not be cloned/);
  expect(observed['destroyed']).toEqual([true, expect.stringMatching(/Object has been destroyed/)]);
});

// https://www.electronjs.org/docs/latest/api/structures/ipc-main-invoke-event
test('the sender is the main frame of the page, under the app’s own URL', () => {
  expect(observed['sender']).toEqual({
    url: 'app://fixture/index.html',
    parent: null,
    isMainFrame: true,
    window: true,
  });
});

// https://www.electronjs.org/docs/latest/api/ipc-renderer#ipcrendereroffchannel-listener
test('events arrive in order, and no longer after off', () => {
  expect(observed['pongs']).toEqual([1, 2]);
});

// https://www.electronjs.org/docs/latest/api/ipc-main#ipcmainremovealllistenerschannel
test('all listeners of a channel can be removed', () => {
  expect(observed['listeners']).toEqual([2, true, 0]);
});
