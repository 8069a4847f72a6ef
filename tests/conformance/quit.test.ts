import { expect, test } from 'vitest';
import { runFixture, startFixtureForTest } from './support/run-fixture.ts';

// https://www.electronjs.org/docs/latest/api/app#event-before-quit
// https://www.electronjs.org/docs/latest/api/app#event-will-quit
// https://www.electronjs.org/docs/latest/api/app#event-window-all-closed: not emitted when the app quits
test('before-quit, a window’s close and will-quit can each call quitting off', async () => {
  const observed = await runFixture('quit');
  expect(observed['before-quit prevented']).toBe(false);
  expect(observed['close prevented']).toBe(false);
  expect(observed['log']).toEqual([
    ['before-quit', 1],
    ['before-quit', 2],
    ['before-quit', 3],
    ['will-quit', 3],
    ['before-quit', 4],
    ['will-quit', 4],
    ['quit', 0],
  ]);
});

// https://www.electronjs.org/docs/latest/api/app#apprequestsingleinstancelockadditionaldata
test('a second instance gets no lock, and the first hears of it after ready', async () => {
  const first = startFixtureForTest('single-instance', { args: ['--instance=one'] });
  await first.seen('waiting');
  const second = startFixtureForTest('single-instance', { args: ['--instance=two'], userData: first.userData });
  expect(await second.finished()).toEqual({ first: false });
  expect(await first.finished()).toMatchObject({
    first: true,
    'second-instance': { ready: true, argument: true, workingDirectory: true, additionalData: { from: 'two' } },
  });
});

test('the lock of an instance that was killed is free again', async () => {
  const killed = startFixtureForTest('single-instance');
  await killed.seen('waiting');
  killed.process.kill('SIGKILL');
  await killed.finished(null);
  const next = startFixtureForTest('single-instance', { userData: killed.userData });
  expect(await next.seen('first')).toBe(true);
});
