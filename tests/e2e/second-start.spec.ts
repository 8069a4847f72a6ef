import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { root } from '../../tools/launcher/this-machine.ts';
import { expect, test } from '../support/fixtures.ts';

test('a second start on the same data hands over to the first, whose window stays usable', async ({
  app,
  userDataDir,
  screens,
  signIn,
}) => {
  await expect(screens.welcome.practice).toBeVisible();

  const start = join(root, 'tools', 'launcher', 'start.ts');
  const args = [`--runtime=${app.runtime}`, '--headless', '--json', `--user-data-dir=${userDataDir}`];
  const second = spawn(process.execPath, [start, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all([text(second.stdout), text(second.stderr), once(second, 'exit')]);
  expect(stderr).toContain('Paperdesk is already running; its window was brought forward.');
  expect([second.exitCode, stdout]).toEqual([0, '']);

  await signIn();
});
