import { execFileSync } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { startFixtureForTest } from './support/run-fixture.ts';
import { findRuntime } from './support/runtime.ts';

/** The processes whose command line names `text`. */
function processesOf(text: string): string[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
  return lines.filter((line) => line.includes(text) && !line.includes('<defunct>'));
}

function isAlive(pid: unknown): boolean {
  try {
    return process.kill(pid as number, 0);
  } catch {
    return false;
  }
}

// Windows knows neither ps nor these signals.
describe.skipIf(process.platform === 'win32')('the end of an app', () => {
  const cases = [
    ['SIGTERM', []],
    ['SIGINT', []],
    // What Electron makes of a signal that a library raises again is not documented.
    ...(findRuntime().name === 'Electron' ? [] : ([['SIGTERM', ['--raise-again']]] as const)),
  ] as const;

  test.each(cases)('%s %j quits in order and leaves no process', async (signal, args) => {
    const app = startFixtureForTest('teardown', { args });
    const utility = await app.seen('running');
    expect(processesOf(app.userData).length).toBeGreaterThan(1);
    app.process.kill(signal);
    expect(await app.finished()).toMatchObject({ 'will-quit': true });
    await vi.waitFor(() => expect(processesOf(app.userData)).toEqual([]), { timeout: 10_000 });
    expect(isAlive(utility)).toBe(false);
  });

  test('no process outlives an app that was killed', async () => {
    const app = startFixtureForTest('teardown');
    const utility = await app.seen('running');
    app.process.kill('SIGKILL');
    await app.finished(null);
    await vi.waitFor(() => expect(processesOf(app.userData)).toEqual([]), { timeout: 10_000 });
    await vi.waitFor(() => expect(isAlive(utility)).toBe(false), { timeout: 10_000 });
  });
});
