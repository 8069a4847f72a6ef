import { expect, test } from '../support/fixtures.ts';

test('the page cannot leave the app, open a window or get a permission, but put a text on the clipboard', async ({
  page,
  screens,
}) => {
  const before = page.url();
  expect(await page.evaluate(`open('https://example.com/') === null`)).toBe(true);
  await page.evaluate(`location.href = 'https://example.com/'`);
  const permission = (name: string) =>
    page.evaluate(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`);
  expect(await permission('geolocation')).toBe('denied');
  expect(await permission('clipboard-read')).toBe('denied');
  await page.bringToFront();
  await page.evaluate(`navigator.clipboard.writeText('a report')`);
  await expect(screens.welcome.practice).toBeVisible();
  expect(page.url()).toBe(before);
});

test('the page is served with a strict content security policy, and works again after a reload', async ({
  page,
  screens,
}) => {
  const response = await page.reload();
  expect(await response?.headerValue('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  await screens.welcome.practice.click();
  await expect(screens.signals.rows).not.toHaveCount(0);
});

test('the page knows neither Node nor Electron, only the named verbs', async ({ page }) => {
  const foreign = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'];
  expect(await page.evaluate(`${JSON.stringify(foreign)}.filter((name) => name in globalThis)`)).toEqual([]);
  const verbs = `Object.entries(paperdesk).flatMap(([domain, verbs]) => Object.keys(verbs).map((verb) => domain + '.' + verb)).sort()`;
  expect(await page.evaluate(verbs)).toEqual([
    'account.performance',
    'app.info',
    'app.ready',
    'doctor.examine',
    'profiles.list',
    'profiles.remove',
    'profiles.save',
    'session.connect',
    'session.onChanged',
    'session.reenter',
    'session.signOut',
    'session.startPractice',
    'session.status',
    'signals.list',
    'trades.cancel',
    'trades.close',
    'trades.list',
    'trades.openFromSignal',
    'trades.openPositions',
  ]);
});
