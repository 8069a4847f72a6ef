import { paths } from '../../tools/app-driver/paths.ts';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

const ACCESS_LIFE_MS = 3_600_000;

test.describe('a dead refresh token', () => {
  test('brings the sign-in in place, says why, and loses nothing that was typed', async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    await screens.signals.select('PONDUSDT').click();
    await screens.ticket.amount.fill('123.45');
    backend.practice.accounts.revokeRefreshTokens(backend.user.username);
    await advanceInSight(backend, page, ACCESS_LIFE_MS + 60_000);

    const { dialog, password, submit } = screens.signInAgain;
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('the server no longer accepts it');
    await expect(dialog).toContainText('ada');

    await password.fill('wrong');
    await submit.click();
    await expect(dialog).toContainText('User name or password is wrong.');
    await expect(password).toHaveValue('wrong');

    await password.fill(backend.user.password);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(screens.ticket.amount).toHaveValue('123.45');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
  });

  test('met by an order keeps the order back: after the re-entry it is said to be unsent, and is sent once', async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    await screens.signals.select('PONDUSDT').click();
    await screens.ticket.amount.fill('250');
    backend.practice.accounts.revokeRefreshTokens(backend.user.username);
    backend.advance(ACCESS_LIFE_MS + 60_000);
    await screens.ticket.open.click();

    const { dialog, password, submit } = screens.signInAgain;
    await expect(dialog).toBeVisible();
    await password.fill(backend.user.password);
    await submit.click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('This order was not sent.')).toBeVisible();
    await expect(screens.ticket.amount).toHaveValue('250');
    // What went out with the dead token was refused before the server looked at the order.
    const accepted = () =>
      backend.proxy.requests().filter(({ path, status }) => paths.openTrade.test(path) && status === 201);
    expect(accepted()).toHaveLength(0);

    backend.proxy.clear();
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
    expect(accepted()).toHaveLength(1);
  });

  test('asks for the password again when the field is empty', async ({ backend, screens, signIn, page }) => {
    await signIn();
    backend.practice.accounts.revokeRefreshTokens(backend.user.username);
    await advanceInSight(backend, page, ACCESS_LIFE_MS + 60_000);
    const { dialog, password, submit } = screens.signInAgain;
    await expect(dialog).toBeVisible();
    const before = backend.proxy.count('POST', paths.login);
    await submit.click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(password).toHaveAccessibleDescription(/^Enter your password\./);
    await expect(password).toBeFocused();
    expect(backend.proxy.count('POST', paths.login)).toBe(before);
  });

  test('may be answered by signing out instead', async ({ backend, screens, signIn, page }) => {
    await signIn();
    backend.practice.accounts.revokeRefreshTokens(backend.user.username);
    await advanceInSight(backend, page, ACCESS_LIFE_MS + 60_000);
    await expect(screens.signInAgain.dialog).toBeVisible();
    await page.getByRole('button', { name: 'Sign out instead' }).click();
    await expect(screens.welcome.practice).toBeVisible();
  });

  test('of an account that was switched off asks for the password, and then names that cause too', async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    backend.practice.accounts.setActive(backend.user.username, false);
    await advanceInSight(backend, page, ACCESS_LIFE_MS + 60_000);
    // The server refuses such a user at the refresh and at the sign-in without saying why.
    const { dialog, password, submit } = screens.signInAgain;
    await expect(dialog).toContainText('the server no longer accepts it');
    await password.fill(backend.user.password);
    await submit.click();
    await expect(dialog).toContainText('An account that was switched off is answered the same way.');
  });
});
