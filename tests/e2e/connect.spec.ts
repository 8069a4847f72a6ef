import { screensOf } from '../../tools/app-driver/screens.ts';
import { paths } from '../../tools/app-driver/paths.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('connecting to a server', () => {
  test('signs in with what was typed, and shows who and where', async ({ backend, screens, signIn }) => {
    await signIn();
    await expect(screens.status.strip).toContainText('127.0.0.1');
    await expect(screens.status.strip).toContainText('ada');
    expect(backend.proxy.count('POST', paths.login)).toBe(1);
  });

  test('takes the server from the command line as a suggestion', async ({ backend, screens }) => {
    await expect(screens.welcome.url).toHaveValue(backend.url);
    await expect(screens.welcome.username).toHaveValue('');
  });

  test('stays signed in over a restart, without asking the server for a new pair', async ({
    backend,
    app,
    startApp,
    signIn,
  }) => {
    await signIn();
    await app.close();
    const again = screensOf((await startApp()).page);
    await expect(again.signals.rows).not.toHaveCount(0);
    expect(backend.proxy.count('POST', paths.login)).toBe(1);
    expect(backend.proxy.count('POST', paths.refresh)).toBe(0);
  });

  test('signs out for good: the next start begins at the first screen, with the server remembered', async ({
    backend,
    app,
    screens,
    startApp,
    signIn,
  }) => {
    await signIn();
    await screens.status.signOut.click();
    await expect(screens.welcome.practice).toBeVisible();
    await expect.poll(() => backend.proxy.count('POST', /\/auth\/token\/blacklist\/$/)).toBe(1);
    await app.close();

    const again = screensOf((await startApp()).page);
    await expect(again.welcome.url).toHaveValue(backend.url);
  });

  test('sends a sign-in once, however often Enter is pressed', async ({ backend, screens, page }) => {
    await screens.welcome.username.fill(backend.user.username);
    await screens.welcome.password.fill(backend.user.password);
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('Enter');
    await expect(screens.signals.rows).not.toHaveCount(0);
    expect(backend.proxy.count('POST', paths.login)).toBe(1);
  });
});
