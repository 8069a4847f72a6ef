import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { startFixtureForTest } from './support/run-fixture.ts';
import { findRuntime } from './support/runtime.ts';

/** The process that owns a profile folder, and not its helpers, which Chromium starts with `--type`. */
function chromiumOf(userData: string): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1e8 }).split('\n');
  const line = lines.find((text) => text.includes(`--user-data-dir=${userData}/Chromium`) && !text.includes('--type='));
  return Number(line?.trim().split(' ')[0]);
}

// Where the stand-in must differ: these say so, and Electron has nothing to answer to them.
describe.skipIf(findRuntime().name === 'Electron' || process.platform === 'win32')('the stand-in', () => {
  test('refuses what it has not, a window with a protection turned off too, and quits when Chromium is gone', async () => {
    const app = startFixtureForTest('stand-in');
    await app.seen('running');
    process.kill(chromiumOf(app.userData), 'SIGKILL');
    const observed = await app.finished();
    const { windows, running, log, ...refusals } = observed;
    expect([windows, running]).toEqual([0, true]);
    expect(refusals).toEqual({
      sandbox: 'not implemented by the stand-in: webPreferences.sandbox: false',
      contextIsolation: 'not implemented by the stand-in: webPreferences.contextIsolation: false',
      webSecurity: 'not implemented by the stand-in: webPreferences.webSecurity: false',
      nodeIntegration: 'not implemented by the stand-in: webPreferences.nodeIntegration: true',
      nodeIntegrationInSubFrames: 'not implemented by the stand-in: webPreferences.nodeIntegrationInSubFrames: true',
      webviewTag: 'not implemented by the stand-in: webPreferences.webviewTag: true',
      option: 'not implemented by the stand-in: new Notification({ icon })',
      static: 'not implemented by the stand-in: Notification.getHistory',
      method: 'not implemented by the stand-in: powerMonitor.getSystemIdleTime',
    });
    expect(log).toEqual(['killed', 'closed', 'window-all-closed', 'will-quit']);
  });
});
