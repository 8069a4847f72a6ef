import { expect, test } from '../support/fixtures.ts';

test('an address that leads nowhere is examined before anybody signs in', async ({ backend, screens }) => {
  await screens.welcome.url.fill('not an address');
  await screens.examine.click();
  await expect(screens.doctor.dialog).toContainText('address', { timeout: 20_000 });
  await screens.doctor.close.click();
  await expect(screens.doctor.dialog).toBeHidden();
  await expect(screens.examine).toBeFocused();

  await screens.welcome.url.fill(`${backend.url}/elsewhere`);
  await screens.examine.click();
  await expect(screens.doctor.finding('Reaching the server')).toContainText('Problem', { timeout: 20_000 });
  await expect(screens.doctor.finding('Staying signed in')).toContainText('Not checked');
  await expect(screens.doctor.summary).toHaveText(/^1 problem, /);
});

test('a report can be copied as text, without a token, and taken anew', async ({ backend, screens, signIn, page }) => {
  await signIn();
  await screens.status.session.click();
  await screens.examine.click();
  await expect(screens.doctor.finding('Staying signed in')).toContainText('Good', { timeout: 20_000 });
  await expect(screens.doctor.finding('Long lists')).toContainText(/Good|Note/);
  await screens.doctor.copy.click();
  await expect(screens.doctor.copied).toBeVisible();

  const asked = backend.proxy.requests().length;
  await screens.doctor.again.click();
  await expect.poll(() => backend.proxy.requests().length).toBeGreaterThan(asked);
  await expect(screens.doctor.copy).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(screens.doctor.dialog).toBeHidden();

  // What is on the clipboard is seen where a user would see it.
  await screens.status.switch.click();
  await screens.switching.target('Another server').check();
  await screens.switching.url.press('ControlOrMeta+V');
  await expect(screens.switching.url).toHaveValue(/Connection to http.*Staying signed in: Renewing is at/);
  const text = await screens.switching.url.inputValue();
  for (const token of backend.proxy.tokens()) expect(text.includes(token)).toBe(false);
});
