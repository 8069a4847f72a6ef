import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('power-monitor');
});

// `interface PowerMonitor extends NodeJS.EventEmitter` in electron.d.ts
test('the power monitor is one event emitter, however it is imported', () => {
  expect(observed['emitter']).toBe(true);
  expect(observed['one']).toBe(true);
});

// https://www.electronjs.org/docs/latest/api/power-monitor#events; a listener may come before ready
// (lib/browser/api/power-monitor.ts in Electron's source)
test('listeners hear of sleep and return, from before ready on, until they are removed', () => {
  expect(observed['heard']).toEqual(['early', 'early', 'late']);
});
