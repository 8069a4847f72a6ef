import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('notification');
});

// https://www.electronjs.org/docs/latest/api/notification#new-notificationoptions and #instance-properties
test('a notification has the properties it was made with, and they can be changed', () => {
  expect(observed['properties']).toEqual(['Title', 'Body', true]);
  expect(observed['defaults']).toEqual(['', '', false]);
  expect(observed['changed']).toBe('Changed');
});

// https://www.electronjs.org/docs/latest/api/notification: "Notification is an EventEmitter."
test('a notification is an event emitter', () => {
  expect(observed['emitter']).toBe(true);
});

// https://www.electronjs.org/docs/latest/api/notification#notificationshow: "instantiating a new Notification() does not
// immediately show it to the user"
test('a notification is shown when it is told to, not when it is made', () => {
  expect(observed['before show']).toEqual([]);
});

// https://www.electronjs.org/docs/latest/api/notification#notificationissupported, #event-show ("can be fired multiple times")
// and #event-failed
test('each showing is answered where notifications are supported, and none where they are not', () => {
  const outcome: unknown = observed['supported'] === true ? expect.stringMatching(/^(show|failed)$/) : undefined;
  expect(observed['events']).toEqual(outcome === undefined ? [] : [outcome, outcome]);
});
