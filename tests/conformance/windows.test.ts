import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('windows');
});

// https://www.electronjs.org/docs/latest/api/browser-window#showing-the-window-gracefully
test('a window with show: false is hidden until show, and says when it is ready to be shown', () => {
  expect(observed['hidden']).toEqual([false, false, false, '']);
  expect(observed['shown']).toBe(true);
  expect(observed['log']).toContain('ready-to-show');
});

// https://www.electronjs.org/docs/latest/api/browser-window#winhide and #winisfocused
test('a window that is put away is neither visible nor focused', () => {
  expect(observed['hidden again']).toEqual([false, false]);
});

// https://www.electronjs.org/docs/latest/api/structures/base-window-options
test('the page has the size asked for', () => {
  expect(observed['viewport']).toEqual([700, 500, 'visible']);
});

test('getURL answers the app’s own URL', () => {
  expect(observed['loaded']).toBe('app://fixture/index.html');
});

// https://www.electronjs.org/docs/latest/api/browser-window#static-methods
test('several windows live side by side', () => {
  expect(observed['two']).toEqual([2, true, true, true]);
});

// https://www.electronjs.org/docs/latest/api/browser-window#event-close
test('a close can be prevented; else close comes before closed', () => {
  expect(observed['close prevented']).toBe(false);
  expect(observed['one left']).toEqual([true, 1]);
  const log = observed['log'] as unknown[];
  expect(log.filter((entry) => Array.isArray(entry) && entry[0] === 'second')).toEqual([
    ['second', 'close'],
    ['second', 'closed'],
  ]);
  expect(log).toContain('contents destroyed');
});

// https://www.electronjs.org/docs/latest/api/browser-window#windestroy: close is not emitted, closed is guaranteed
test('destroy does not ask', () => {
  const log = observed['log'] as unknown[];
  expect(log.filter((entry) => Array.isArray(entry) && entry[0] === 'first')).toEqual([['first', 'closed']]);
  expect(log.at(-1)).toBe('window-all-closed');
});

// https://www.electronjs.org/docs/latest/api/web-contents#event-render-process-gone
test('a crashed page is reported and can be loaded again', () => {
  expect(observed['crashed']).toMatch(/^(crashed|killed)$/);
  expect(observed['reloaded after crash']).toBe('app://fixture/index.html');
});

// https://www.electronjs.org/docs/latest/api/app#event-web-contents-created
test('every page is announced to the app', () => {
  const log = observed['log'] as unknown[];
  expect(log.filter((entry) => Array.isArray(entry) && entry[0] === 'created')).toHaveLength(2);
});
