import { paths } from '../../tools/app-driver/paths.ts';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

const ACCESS_LIFE_MS = 3_600_000;
const KIM = { username: 'kim', password: 'another password' };

test.beforeEach(async ({ backend, screens, signIn }) => {
  await backend.practice.accounts.setPassword(KIM.username, KIM.password);
  await signIn();
  await screens.signals.select('PONDUSDT').click();
  await screens.ticket.amount.fill('123.45');
});

test.describe('the password entered early, while the session still works', () => {
  test('begins a new session and loses nothing that was typed or selected', async ({ backend, screens, page }) => {
    await screens.status.session.click();
    await screens.session.enterPassword.click();
    await expect(screens.signInAgain.username).toHaveValue('ada');
    await expect(screens.signInAgain.password).toBeFocused();
    await page.keyboard.type(backend.user.password);
    await page.keyboard.press('Enter');
    await expect(screens.signInAgain.dialog).toBeHidden();

    expect(backend.proxy.count('POST', paths.login)).toBe(2);
    await expect(screens.ticket.amount).toHaveValue('123.45');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
  });

  test('may be put away, and forgets what went wrong', async ({ backend, screens, page }) => {
    await screens.status.session.click();
    await screens.session.enterPassword.click();
    await screens.signInAgain.password.fill('guessed');
    await screens.signInAgain.submit.click();
    await expect(screens.signInAgain.dialog).toContainText('User name or password is wrong.');
    await page.keyboard.press('Escape');
    await expect(screens.signInAgain.dialog).toBeHidden();
    await expect(screens.ticket.amount).toHaveValue('123.45');

    await screens.status.session.click();
    await screens.session.enterPassword.click();
    await expect(screens.signInAgain.dialog).not.toContainText('wrong');
    await screens.signInAgain.cancel.click();
    await expect(screens.signInAgain.dialog).toBeHidden();
    expect(backend.proxy.count('POST', paths.login)).toBe(2);
  });
});

for (const moment of ['early', 'after the session has ended'] as const) {
  test.describe(`another user name, entered ${moment},`, () => {
    test.beforeEach(async ({ backend, screens, page }) => {
      if (moment === 'early') {
        await screens.status.session.click();
        await screens.session.enterPassword.click();
      } else {
        backend.practice.accounts.revokeRefreshTokens(backend.user.username);
        await advanceInSight(backend, page, ACCESS_LIFE_MS + 60_000);
      }
      await expect(screens.signInAgain.dialog).toBeVisible();
    });

    test('asks before it discards, and sends nothing until it is told to', async ({ backend, screens }) => {
      const { dialog, username, password, submit, back } = screens.signInAgain;
      const before = backend.proxy.count('POST', paths.login);
      await username.fill(KIM.username);
      await password.fill(KIM.password);
      await submit.click();
      await expect(dialog).toContainText('Sign in as kim instead of ada?');
      await expect(dialog).toContainText('1 ticket with an amount typed');
      await expect(dialog).toContainText('the selection');
      await expect(back).toBeFocused();
      expect(backend.proxy.count('POST', paths.login)).toBe(before);

      await back.click();
      await expect(username).toBeFocused();
      await expect(username).toHaveValue(KIM.username);
      await expect(password).toHaveValue(KIM.password);
      await username.fill(backend.user.username);
      await password.fill(backend.user.password);
      await submit.click();
      await expect(dialog).toBeHidden();
      await expect(screens.ticket.amount).toHaveValue('123.45');
    });

    test('once confirmed begins with an empty desk', async ({ screens }) => {
      const { dialog, username, password, submit, signInAs } = screens.signInAgain;
      await username.fill(KIM.username);
      await password.fill(KIM.password);
      await submit.click();
      await signInAs(KIM.username).click();
      await expect(dialog).toBeHidden();
      await expect(screens.status.strip).toContainText('kim on');
      await screens.signals.select('PONDUSDT').click();
      await expect(screens.ticket.amount).toHaveValue('');
    });

    test('with a wrong password goes back to the form and discards nothing', async ({ screens, backend }) => {
      const { dialog, username, password, submit, signInAs } = screens.signInAgain;
      await username.fill(KIM.username);
      await password.fill('guessed');
      await submit.click();
      await signInAs(KIM.username).click();
      await expect(password).toHaveAccessibleDescription(/User name or password is wrong\./);
      await username.fill(backend.user.username);
      await password.fill(backend.user.password);
      await submit.click();
      await expect(dialog).toBeHidden();
      await expect(screens.ticket.amount).toHaveValue('123.45');
    });
  });
}
