import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('utility-process');
});

// https://www.electronjs.org/docs/latest/api/utility-process#childpid: undefined before spawn and after exit
test('the pid is known while the process runs', () => {
  expect(observed['pid before spawn']).toBe('undefined');
  expect(observed['pid']).toBe('number');
  expect(observed['pid after exit']).toBe('undefined');
});

// https://www.electronjs.org/docs/latest/api/utility-process#utilityprocessforkmodulepath-args-options
test('arguments, environment and output are as asked for', () => {
  expect(observed['hello']).toMatchObject({ argv: ['argument'], env: 'set' });
  expect(observed['output']).toBe('child speaks\n');
});

// https://www.electronjs.org/docs/latest/api/parent-port#event-message: queued until a handler is registered
test('messages are structured clones, and wait for the first listener', () => {
  expect(observed['clone']).toEqual([5, true, 1, '2', ['early']]);
  expect(observed['not cloneable']).toMatch(/could not be cloned/);
});

// https://www.electronjs.org/docs/latest/api/utility-process#event-exit
test('the exit code is reported', () => {
  expect(observed['exit']).toBe(3);
});

// https://www.electronjs.org/docs/latest/api/utility-process#childkill
test('kill ends the process, once', () => {
  expect(observed['kill']).toEqual([true, 'number']);
  expect(observed['kill again']).toBe(false);
});
