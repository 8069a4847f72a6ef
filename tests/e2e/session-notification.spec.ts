import type { Backend } from '../../tools/app-driver/backend.ts';
import { expect, test } from '../support/fixtures.ts';

/** From now on the server takes neither token; the next poll of the page finds out. */
function endSession(backend: Backend): void {
  backend.practice.accounts.revokeRefreshTokens(backend.user.username);
  backend.advance(61 * 60_000);
}

test('a session that ends while the window is away is told to the desktop once; a click brings the sign-in', async ({
  app,
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  await app.hideWindow();
  endSession(backend);
  await expect.poll(() => app.notifications(), { timeout: 20_000 }).toHaveLength(1);
  const [notification] = await app.notifications();
  expect(notification).toMatchObject({ title: 'Sign in again', closed: false });
  expect(notification?.body).toContain('Your open trades are safe on the server');

  expect(await app.isWindowVisible()).toBe(false);
  await app.clickNotification(0);
  expect(await app.isWindowVisible()).toBe(true);
  const { dialog, password, submit } = screens.signInAgain;
  await password.fill(backend.user.password);
  await submit.click();
  await expect(dialog).toBeHidden();
  expect(await app.notifications()).toMatchObject([{ title: 'Sign in again', closed: true }]);
});

test('a session that ends in front of the user is told by the page alone', async ({
  app,
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  endSession(backend);
  await expect(screens.signInAgain.dialog).toBeVisible({ timeout: 20_000 });
  expect(await app.notifications()).toEqual([]);
});
