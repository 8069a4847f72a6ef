import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;
// errorCode, errorDescription, validatedURL, isMainFrame
const failure = [-2, 'ERR_FAILED', 'app://fixture/index.html', true];

beforeAll(async () => {
  observed = await runFixture('load-failure');
});

// https://www.electronjs.org/docs/latest/api/web-contents#contentsloadurlurl-options: "reject if the page fails to load (see did-fail-load)"
test('loadURL rejects when the handler of the page’s scheme does', () => {
  expect(observed['loadURL']).toEqual({ error: "ERR_FAILED (-2) loading 'app://fixture/index.html'" });
});

// https://www.electronjs.org/docs/latest/api/web-contents#event-did-fail-load
test('did-fail-load is emitted once for every load of the page that fails, be it loadURL’s or a reload', () => {
  expect(observed['did-fail-load']).toEqual([failure]);
  expect(observed['reload']).toEqual([failure]);
});

test('a page whose picture fails has not failed, and one that failed can be loaded again', () => {
  expect(observed['sub-resource']).toEqual([]);
  expect(observed['recovered']).toEqual(['app://fixture/index.html', []]);
});
