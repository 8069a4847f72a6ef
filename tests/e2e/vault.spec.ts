import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, screensOf } from '../../tools/app-driver/screens.ts';
import { expect, test } from '../support/fixtures.ts';

for (const [damage, content] of [
  ['is cut short', '{"schemaVersion":1,"backend":"gnome_libs'],
  ['is empty', ''],
  ['holds only NUL bytes', '\0'.repeat(64)],
  ['holds a list', '[1]'],
] as const) {
  test(`a stored session that ${damage} is set aside, and the user told`, async ({ startApp, userDataDir }) => {
    await writeFile(join(userDataDir, 'session.json'), content);
    const { page } = await startApp();
    const screens = screensOf(page);
    await expect(screens.welcome.heading).toBeVisible();
    await expect(screens.notices.filter({ hasText: 'The file with the saved sign-in was damaged.' })).toBeVisible();
    const copies = (await readdir(userDataDir)).filter((name) => name.startsWith('session') && name !== 'session.json');
    expect(copies).toHaveLength(1);
  });
}

test('a session of another keyring is set aside, and signing in works again', async ({
  backend,
  startApp,
  userDataDir,
}) => {
  const first = await startApp();
  test.skip(first.runtime === 'electron', 'only the stand-in lets a test change the keyring');
  await connect(screensOf(first.page), { url: backend.url, ...backend.user });
  await expect(screensOf(first.page).status.strip).toContainText('Sign-in encrypted');
  await first.close();

  const second = await startApp({ testKeyring: join(userDataDir, 'another-keyring') });
  const screens = screensOf(second.page);
  await expect(screens.notices.filter({ hasText: 'a key this computer no longer has' })).toBeVisible();
  await connect(screens, { url: backend.url, ...backend.user });
  await expect(screens.status.strip).toContainText('Sign-in encrypted');
});

test('the stored session is ciphertext and the name of its key store, for its owner only', async ({
  app,
  userDataDir,
  screens,
  signIn,
}) => {
  test.skip(app.runtime === 'electron', 'a machine that runs tests may have no keyring');
  await signIn();
  await expect(screens.status.strip).toContainText('Sign-in encrypted by the system keyring');
  const file = join(userDataDir, 'session.json');
  // The file's schema is the vault's; here only its keys matter.
  const content = JSON.parse(await readFile(file, 'utf8')) as object;
  expect(Object.keys(content).sort()).toEqual(['backend', 'ciphertext', 'schemaVersion']);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('without a key store the session stays in memory, the user is told, and the next start asks again', async ({
  backend,
  startApp,
  userDataDir,
}) => {
  test.skip(process.platform !== 'linux', 'only Linux may be without a key store');
  const first = await startApp({ passwordStore: 'basic' });
  await connect(screensOf(first.page), { url: backend.url, ...backend.user });
  await expect(screensOf(first.page).status.strip).toContainText('Sign-in kept in memory only');
  expect(await readdir(userDataDir)).not.toContain('session.json');
  await first.close();

  const second = screensOf((await startApp({ passwordStore: 'basic' })).page);
  await expect(second.welcome.username).toHaveValue('');
  await expect(second.welcome.url).toHaveValue(backend.url);
});
