import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** More than any dialog has controls. */
const ROUND = 12;

/** Where the focus is. Between the last control of a dialog and its first, it is on the window and on no element. */
const FOCUS = `document.activeElement === document.body ? 'window' : document.activeElement.closest('dialog') ? 'dialog' : 'behind'`;

/** Opens a dialog by the keyboard, walks through it and leaves by Escape; the focus is back where it came from. */
async function visit(page: Page, opener: Locator, dialog: Locator): Promise<void> {
  await opener.press('Enter');
  await expectFocusKept(page, dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}

async function expectFocusKept(page: Page, dialog: Locator): Promise<void> {
  await expect(dialog.locator(':focus')).toHaveCount(1);
  for (const role of ['button', 'textbox', 'radio', 'checkbox'] as const) {
    await expect(dialog.getByRole(role, { name: /^$/ }), `a ${role} without a name`).toHaveCount(0);
  }
  const places: unknown[] = [];
  for (let step = 0; step < ROUND; step += 1) {
    await page.keyboard.press('Tab');
    places.push(await page.evaluate(FOCUS));
  }
  expect(places).not.toContain('behind');
  expect(places).toContain('dialog');
}

test('dialogs over the first screen keep the keyboard, and give it back', async ({
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await screens.status.signOut.click();
  const edit = screens.connections.edit(new URL(backend.url).host);
  await visit(page, edit, screens.connection.dialog);
  await visit(page, screens.connections.add, screens.connection.dialog);
  await visit(page, screens.examine, screens.doctor.dialog);

  await edit.press('Enter');
  await screens.connection.remove.press('Enter');
  await expect(screens.connection.keep).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(screens.connection.remove).toBeFocused();
});

test('dialogs over the desk keep the keyboard, and give it back to where the first was opened', async ({
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await visit(page, screens.status.session, screens.session.dialog);
  await visit(page, screens.status.switch, screens.switching.dialog);

  for (const [next, dialog] of [
    [screens.session.edit, screens.connection.dialog],
    [screens.session.enterPassword, screens.signInAgain.dialog],
    [screens.examine, screens.doctor.dialog],
  ] as const) {
    await screens.status.session.press('Enter');
    await next.press('Enter');
    await expectFocusKept(page, dialog);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(screens.status.session).toBeFocused();
  }
});
