import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '../../tools/app-driver/paths.ts';
import { openTrade } from '../../tools/app-driver/screens.ts';
import type { Backend } from '../../tools/app-driver/backend.ts';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

const MINUTE_MS = 60_000;
/** Either folder's. */
const REFRESH = /\/(auth|users)\/token\/refresh\/$/;
const refreshesOf = ({ proxy }: Backend) =>
  proxy.requests().filter(({ path, isProbe }) => REFRESH.test(path) && !isProbe);
const notFound = { kind: 'answer', status: 404, body: '{"detail":"Not found."}' } as const;

test.describe('a renewal whose answer is lost', () => {
  test.beforeEach(async ({ backend, screens, signIn, page }) => {
    await signIn();
    await advanceInSight(backend, page, 59 * MINUTE_MS + 5_000);
    backend.proxy.inject({ path: paths.refresh, times: 1, fault: { kind: 'loseAnswer' } });
    // The token ends within a minute, so the order asks for a newer one, and goes out with the old one for want of it.
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(screens.ticket.confirmed).toBeVisible();
    await screens.signals.select('SOLUSDT').click();
    await screens.ticket.amount.fill('123.45');
    await expect(screens.alerts).toContainText('cut off half-way', { timeout: 20_000 });
  });

  test('is told with its reason and the time left, until the password is entered', async ({ backend, screens }) => {
    await expect(screens.alerts).toHaveCount(1);
    await expect(screens.timeLeft).toBeVisible();
    await expect(screens.alerts, 'what ticks is not announced').not.toContainText('Signed in for');
    await expect(screens.status.strip).toContainText(/Enter your password soon.*signed in for \d+ s/);
    await expect(screens.signInAgain.dialog).toBeHidden();

    await screens.enterPassword.click();
    await screens.signInAgain.password.fill(backend.user.password);
    await screens.signInAgain.submit.click();
    await expect(screens.signInAgain.dialog).toBeHidden();
    await expect(screens.alerts).toHaveCount(0);
    await expect(screens.status.strip).toContainText('renews by itself');
    await expect(screens.ticket.amount).toHaveValue('123.45');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
  });

  test('leaves time to trade, and ends the session with that reason, said once', async ({ backend, screens, page }) => {
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
    expect(refreshesOf(backend)).toMatchObject([{ status: null }, { status: 401 }]);

    backend.advance(MINUTE_MS);
    await expect(screens.signInAgain.dialog).toContainText('cut off half-way', { timeout: 20_000 });
    await expect(page.getByText('cut off half-way')).toHaveCount(1);
    expect(refreshesOf(backend)).toHaveLength(2);
  });
});

test.describe('on a server that does not extend a session', () => {
  test.use({
    backendOptions: { accessSeconds: 3_600, refreshSeconds: 1_000, movingMarket: false, rotate: false },
  });

  test('its end is warned of once, with a countdown and a notification, until the password is entered', async ({
    app,
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    // Into the last quarter. The clock is looked at every minute, and whenever the computer wakes up.
    await advanceInSight(backend, page, 800_000);
    expect(await app.notifications()).toEqual([]);
    await app.power('resume');
    await expect(screens.alerts).toHaveText([/Your session ends soon: the server does not extend it/]);
    await expect(screens.timeLeft).toBeVisible();
    await expect(screens.status.strip).toContainText('Enter your password soon');
    expect(await app.notifications()).toMatchObject([{ closed: false }]);

    await screens.dismiss.click();
    await expect(screens.alerts).toHaveCount(0);
    await advanceInSight(backend, page, 10_000);
    await app.power('resume');
    await expect(screens.alerts).toHaveCount(0);
    expect(await app.notifications()).toHaveLength(1);

    await screens.status.session.click();
    await expect(screens.session.fact('Warning')).toContainText('ends soon');
    await screens.session.enterPassword.click();
    await screens.signInAgain.password.fill(backend.user.password);
    await screens.signInAgain.submit.click();
    await expect(screens.signInAgain.dialog).toBeHidden();
    expect(await app.notifications()).toMatchObject([{ closed: true }]);

    // The new session ends too, and what was put away was about the old one.
    await advanceInSight(backend, page, 800_000);
    await app.power('resume');
    await expect(screens.alerts).toHaveCount(1);
    await screens.enterPassword.click();
    await screens.signInAgain.password.fill(backend.user.password);
    await screens.signInAgain.submit.click();
    await expect(screens.signInAgain.dialog).toBeHidden();
    await expect(screens.alerts).toHaveCount(0);
  });
});

test('a server without a refresh route is told at once, and the doctor names the route', async ({
  backend,
  screens,
  signIn,
}) => {
  backend.proxy.inject({ path: REFRESH, fault: notFound });
  await signIn();
  await expect(screens.alerts).toContainText('/auth/token/refresh/ or /users/token/refresh/');
  await expect(screens.alerts).toHaveCount(1);
  await expect(screens.timeLeft).toBeVisible();
  expect(refreshesOf(backend), 'nothing had to fail for it').toEqual([]);

  await screens.examine.click();
  await expect(screens.doctor.finding('Staying signed in')).toContainText('Problem', { timeout: 20_000 });
  await expect(screens.doctor.finding('Staying signed in')).toContainText(
    'neither /auth/token/refresh/ nor /users/token/refresh/ is there',
  );
});

test('a server that renews in the other folder is found out, remembered and used', async ({
  backend,
  screens,
  signIn,
  page,
  userDataDir,
}) => {
  backend.proxy.inject({ path: /\/auth\/token\/refresh\/$/, fault: notFound });
  backend.proxy.inject({
    path: /\/users\/token\/refresh\/$/,
    fault: { kind: 'reroute', path: '/api/auth/token/refresh/' },
  });
  await signIn();
  expect(await readFile(join(userDataDir, 'profiles.json'), 'utf8')).toMatch(
    /"dialect":\s*\{\s*"login":\s*"auth",\s*"refresh":\s*"users"\s*\}/,
  );

  await advanceInSight(backend, page, 61 * MINUTE_MS);
  expect(refreshesOf(backend)).toMatchObject([{ path: '/api/users/token/refresh/', status: 200 }]);
  await expect(screens.status.strip).toContainText('renews by itself');
});

test('a computer that wakes up has the token renewed there and then, once', async ({
  app,
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await advanceInSight(backend, page, 59 * MINUTE_MS);
  expect(refreshesOf(backend), 'calls that read leave a token that still works alone').toEqual([]);
  expect(await app.power('resume')).toBe(true);
  await expect.poll(() => refreshesOf(backend)).toMatchObject([{ status: 200 }]);

  // Long asleep: the token is over, and every list asks at once.
  await app.power('suspend');
  backend.advance(61 * MINUTE_MS);
  await app.power('resume');
  await app.power('unlock-screen');
  await page.evaluate(
    `Promise.all(Array.from({ length: 5 }, () => window.paperdesk.account.performance({ days: 90 })))`,
  );
  expect(refreshesOf(backend)).toMatchObject([{ status: 200 }, { status: 200 }]);
  await expect(screens.status.strip).toContainText('renews by itself');
});
