import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesWithTokens } from '../../tools/app-driver/file-tokens.ts';
import { connect, screensOf } from '../../tools/app-driver/screens.ts';
import { missingForDesktopKeyring, startDesktopKeyring } from '../support/desktop-keyring.ts';
import { expect, test } from '../support/fixtures.ts';

test('with the keyring of a Linux desktop the sign-in outlives the app, and no file holds a token', async ({
  backend,
  startApp,
  userDataDir,
}) => {
  test.skip(process.platform !== 'linux', 'other systems have their own');
  const missing = missingForDesktopKeyring();
  test.skip(missing.length > 0, `not installed here: ${missing.join(', ')}`);

  await using cleanup = new AsyncDisposableStack();
  const keyringDir = await mkdtemp(join(tmpdir(), 'paperdesk-keyring-'));
  cleanup.defer(() => rm(keyringDir, { recursive: true, force: true }));
  const desktopKeyring = await startDesktopKeyring(keyringDir);
  cleanup.defer(() => desktopKeyring.stop());

  const first = await startApp({ desktopKeyring });
  await connect(screensOf(first.page), { url: backend.url, ...backend.user });
  await expect(screensOf(first.page).status.strip).toContainText('Sign-in encrypted by the system keyring');
  expect(await readFile(join(userDataDir, 'session.json'), 'utf8')).toContain('gnome_libsecret');
  await first.close();

  const second = await startApp({ desktopKeyring });
  await expect(screensOf(second.page).status.strip).toContainText(backend.user.username);
  await second.close();
  expect(backend.proxy.count('POST', /\/login\/$/)).toBe(1);
  for (const folder of [userDataDir, keyringDir]) {
    expect(await filesWithTokens(folder, backend.proxy.tokens())).toEqual([]);
  }
});
