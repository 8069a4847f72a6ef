import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

interface Seen {
  readonly events: readonly (readonly unknown[])[];
  readonly url: string;
}

let observed: Readonly<Record<string, unknown>>;
const start = 'app://fixture/index.html';

beforeAll(async () => {
  observed = await runFixture('navigation');
});

function seen(act: string): Seen {
  // The fixture observes every act in this form.
  return observed[act] as Seen;
}

function names(act: string): readonly unknown[] {
  return seen(act).events.map(([name]) => name);
}

// https://www.electronjs.org/docs/latest/api/web-contents#event-will-navigate: "not emitted when the navigation is started programmatically"
test('will-navigate is not emitted for loadURL and reload', () => {
  expect(observed['loadURL']).toEqual([['did-start-navigation', start, false, true]]);
  expect(observed['reload']).toEqual(['did-start-navigation']);
});

// https://www.electronjs.org/docs/latest/api/web-contents#navigation-events
test.each([
  ['assign', 'app://fixture/second.html'],
  ['click', 'app://fixture/second.html'],
  ['self', 'app://fixture/second.html'],
  ['outside', 'https://outside.invalid/'],
])('a navigation by the page (%s) is announced and really prevented', (act, url) => {
  expect(seen(act).events).toContainEqual(['will-frame-navigate', url, true]);
  expect(seen(act).events).toContainEqual(['will-navigate', url, true]);
  expect(seen(act).url).toBe(start);
});

test('one document has acted and answered all the time', () => {
  expect(observed['documents']).toBe(1);
});

test('a link to another program is announced', () => {
  expect(seen('mail').events).toContainEqual(['will-navigate', 'mailto:ann@example.com', true]);
  expect(seen('mail').url).toBe(`${start}#part`);
});

// https://www.electronjs.org/docs/latest/api/web-contents#event-will-frame-navigate
test('will-frame-navigate is emitted for a sub-frame, will-navigate is not', () => {
  expect(seen('frame').events).toContainEqual(['will-frame-navigate', 'app://fixture/frame.html', false]);
  expect(names('frame')).not.toContain('will-navigate');
});

// https://www.electronjs.org/docs/latest/api/web-contents#event-did-start-navigation
test('a navigation within the page is announced by did-start-navigation alone', () => {
  expect(seen('hash').events).toEqual([['did-start-navigation', `${start}#part`, true, true]]);
  expect(seen('hash').url).toBe(`${start}#part`);
  expect(observed['mainFrame']).toEqual([`${start}#part`, null]);
});

// https://www.electronjs.org/docs/latest/api/web-contents#contentssetwindowopenhandlerhandler
test('window.open goes to the handler, and a denied one returns null', () => {
  expect(seen('open').events).toContainEqual(['window-open', 'https://outside.invalid/', 'name', 'width=100']);
  expect(seen('open').events).toContainEqual(['open returned', 'null']);
});

test('a link with target=_blank goes to the handler', () => {
  expect(seen('blank').events).toEqual([
    ['window-open', 'https://outside.invalid/blank', expect.any(String), expect.any(String)],
  ]);
});

// https://www.electronjs.org/docs/latest/api/browser-window#winloadurlurl-options
test('loadURL rejects with the reason when the page cannot be loaded', () => {
  expect(observed['load failure']).toMatch(/^ERR_[A-Z_]+.* loading 'https:\/\/outside\.invalid\/'$/);
});

test('a navigation that nobody prevents goes through', () => {
  expect(observed['allowed']).toMatchObject({ allowed: 1, url: 'app://fixture/second.html' });
});

// https://www.electronjs.org/docs/latest/api/web-contents#event-will-redirect
test('a redirect is announced', () => {
  expect(observed['redirect']).toEqual({
    events: [['will-redirect', 'app://fixture/second.html']],
    url: 'app://fixture/second.html',
  });
});
