import { paths } from '../../tools/app-driver/paths.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

/** Past the hour that access tokens live here, in the server's time. */
const PAST_ACCESS_LIFE_MS = 61 * 60_000;
/** Past the day that refresh tokens live. */
const PAST_REFRESH_LIFE_MS = 25 * 3_600_000;

test('a trade goes through although the token has expired, with exactly one refresh', async ({
  backend,
  screens,
  signIn,
  userDataDir,
}) => {
  await signIn();
  const vault = join(userDataDir, 'session.json');
  const vaultBefore = await readFile(vault, 'utf8');
  const { refreshIssued: refreshBefore } =
    backend.proxy.requests().find(({ path, isProbe }) => paths.login.test(path) && !isProbe) ?? {};
  await screens.signals.select('PONDUSDT').click();
  await screens.ticket.amount.fill('250');

  backend.advance(PAST_ACCESS_LIFE_MS);
  backend.proxy.clear();
  await screens.ticket.open.click();
  await expect(screens.ticket.confirmed).toContainText('Paper trade opened.');

  const requests = backend.proxy.requests();
  const refreshes = requests.filter(({ path, isProbe }) => paths.refresh.test(path) && !isProbe);
  expect(refreshes).toMatchObject([{ status: 200, refreshSent: refreshBefore, bearer: null }]);
  expect(refreshes[0]?.refreshIssued).not.toBe(refreshBefore);
  const orders = requests.filter(({ path }) => paths.openTrade.test(path));
  expect(orders.filter(({ status }) => status === 201)).toHaveLength(1);
  // In the first seconds of a token the same one is tried once more before it is believed to be refused.
  const refused = orders.filter(({ status }) => status === 401);
  expect(refused.length, 'an order is repeated only after a refused token').toBe(orders.length - 1);
  expect(refused.length).toBeLessThanOrEqual(2);
  expect(await readFile(vault, 'utf8')).not.toBe(vaultBefore);
  await expect(screens.signInAgain.dialog).toBeHidden();
});

test('ten calls at once with an expired token share one refresh', async ({ backend, page, signIn }) => {
  await signIn();
  backend.advance(PAST_ACCESS_LIFE_MS);
  backend.proxy.clear();
  // The refresh waits until main has taken all ten: those that were refused, and those that already wait for it.
  const allTaken = Promise.withResolvers<undefined>();
  backend.proxy.inject({ path: paths.refresh, fault: { kind: 'wait', until: () => allTaken.promise } });

  const calls = page.evaluate(
    `Promise.all(Array.from({ length: 10 }, () => window.paperdesk.account.performance({ days: 90 })))`,
  );
  // Messages keep their order, so whatever is answered to this one comes after main has taken the ten.
  await page.evaluate(`window.paperdesk.app.info()`);
  await expect.poll(() => backend.proxy.count('POST', paths.refresh)).toBe(1);
  allTaken.resolve(undefined);

  const answers: unknown = await calls;
  expect(answers).toEqual(Array.from({ length: 10 }, () => expect.objectContaining({ ok: true })));
  expect(backend.proxy.count('POST', paths.refresh)).toBe(1);
});

test('each later expiry is refreshed again', async ({ backend, screens, signIn, page }) => {
  await signIn();
  for (const round of [1, 2, 3]) {
    await advanceInSight(backend, page, PAST_ACCESS_LIFE_MS);
    expect(backend.proxy.count('POST', paths.refresh)).toBe(round);
  }
  await expect(screens.status.strip).toContainText('renews by itself');
  const refreshes = backend.proxy.requests().filter(({ path, isProbe }) => paths.refresh.test(path) && !isProbe);
  expect(refreshes.map(({ refreshSent }) => refreshSent).slice(1)).toEqual(
    refreshes.map(({ refreshIssued }) => refreshIssued).slice(0, -1),
  );
});

test('a day’s absence ends the session with one refused refresh, without a storm', async ({
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  backend.proxy.clear();
  await advanceInSight(backend, page, PAST_REFRESH_LIFE_MS);
  await expect(screens.signInAgain.dialog).toBeVisible();
  expect(backend.proxy.count('POST', paths.refresh)).toBe(1);
});
