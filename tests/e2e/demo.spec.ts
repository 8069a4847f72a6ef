import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../tools/launcher/this-machine.ts';
import { expect, test } from '../support/fixtures.ts';

const script = join(root, 'tools', 'launcher', 'demo.ts');

/** Plays the demo; rejects when it exits non-zero. Answers what it printed. */
async function play(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
  });
  return stdout;
}

// The pictures of both go to the same folder.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

test('the demo plays every step on its own server', async () => {
  const told = await play([]);
  expect(told).toContain('refreshes since the expiry: 1');
  expect(told.trimEnd()).toMatch(/\n11 passed, 0 failed$/);
});

test('the demo plays on a server it does not control, and says which steps it cannot', async ({ backend }) => {
  const { url, user } = backend;
  const args = ['--api-url', url, '--user', user.username, '--password-env', 'DEMO_PASSWORD'];
  const told = await play(args, { DEMO_PASSWORD: user.password });
  expect(told.match(/needs control of the server/g)).toHaveLength(3);
  expect(told.trimEnd()).toMatch(/\n8 passed, 0 failed$/);
});

test('the demo ends in order, app and all, when nobody reads on', async ({ backend }) => {
  const { url, user } = backend;
  const args = ['--api-url', url, '--user', user.username, '--password-env', 'DEMO_PASSWORD'];
  const demo = spawn(process.execPath, [script, ...args], { env: { ...process.env, DEMO_PASSWORD: user.password } });
  const ended = once(demo, 'exit');
  await once(demo.stdout, 'data');
  demo.stdout.destroy();
  expect(await ended).toEqual([0, null]);
});
