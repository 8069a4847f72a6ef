import type { Page } from '@playwright/test';
import type { Backend } from '../../tools/app-driver/backend.ts';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

/** From now on the server takes neither token, and the app finds out. */
async function endSession(backend: Backend, page: Page): Promise<void> {
  backend.practice.accounts.revokeRefreshTokens(backend.user.username);
  await advanceInSight(backend, page, 61 * 60_000);
}

test('a session that ends while the window is away is told to the desktop once; a click brings the sign-in', async ({
  app,
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await app.hideWindow();
  await endSession(backend, page);
  await expect.poll(() => app.notifications()).toHaveLength(1);
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
  page,
}) => {
  await signIn();
  await endSession(backend, page);
  await expect(screens.signInAgain.dialog).toBeVisible();
  expect(await app.notifications()).toEqual([]);
});
