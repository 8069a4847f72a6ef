import { connect, openTrade } from '../../tools/app-driver/screens.ts';
import { paths } from '../../tools/app-driver/paths.ts';
import type { Fault } from '../../tools/recording-proxy/fault.ts';
import { expect, test } from '../support/fixtures.ts';
import { advanceInSight } from '../support/server-time.ts';

const html = '<!doctype html><title>Sign in to the network</title>';
const page502 = { kind: 'answer', status: 502, body: html, contentType: 'text/html' } as const satisfies Fault;
const portal = { kind: 'answer', status: 200, body: html, contentType: 'text/html' } as const satisfies Fault;

test.describe('signing in', () => {
  for (const [trouble, fault, sentence] of [
    ['cuts the line', { kind: 'drop' }, /cut before the answer|cannot be reached/],
    ['fails', { kind: 'answer', status: 500, body: '{}' }, 'The server failed (HTTP 500).'],
    ['answers HTML', portal, 'A web page answered instead of the trading server.'],
    ['answers something else', { kind: 'answer', status: 200, body: '{"hello":1}' }, 'a form Paperdesk does not know'],
    ['has no such route', { kind: 'answer', status: 404, body: '{}' }, 'There is no trading API at this address.'],
    ['sends the app elsewhere', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'to another address'],
  ] as const satisfies (readonly [string, Fault, string | RegExp])[]) {
    test(`on a server that ${trouble} says so and keeps what was typed`, async ({ backend, screens }) => {
      backend.proxy.inject({ path: paths.login, fault });
      await connect(screens, { url: backend.url, ...backend.user });
      await expect(screens.alerts.filter({ hasText: sentence })).toBeVisible();
      await expect(screens.welcome.url).toHaveValue(backend.url);
      await expect(screens.welcome.username).toHaveValue(backend.user.username);
      await expect(screens.welcome.password).toHaveValue(backend.user.password);

      backend.proxy.clearFaults();
      await screens.welcome.connect.click();
      await expect(screens.signals.rows).not.toHaveCount(0);
    });
  }
});

test('signing in on a server that hangs says so after 15 s and keeps what was typed', async ({ backend, screens }) => {
  backend.proxy.inject({ path: paths.login, fault: { kind: 'hang' } });
  await connect(screens, { url: backend.url, ...backend.user });
  await expect(screens.alerts.filter({ hasText: 'The server did not answer within 15 seconds.' })).toBeVisible({
    timeout: 25_000,
  });
  await expect(screens.welcome.username).toHaveValue(backend.user.username);
  await expect(screens.welcome.password).toHaveValue(backend.user.password);
});

test('a server that goes away keeps the session, shows the last data with its age, and is found again', async ({
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  backend.proxy.inject({ path: /./, fault: { kind: 'drop' } });
  await expect(screens.tryAgain.first()).toBeVisible({ timeout: 20_000 });
  await expect(screens.signals.rows).not.toHaveCount(0);
  await expect(screens.signInAgain.dialog).toBeHidden();

  backend.proxy.clearFaults();
  await screens.tryAgain.first().click();
  await expect(screens.tryAgain).toHaveCount(0, { timeout: 20_000 });
});

for (const [trouble, fault] of [
  ['answers with a gateway’s error page', page502],
  ['answers with a network’s sign-in page', portal],
  ['is not where it should be', { kind: 'answer', status: 404, body: '{"detail":"Not found."}' }],
  ['asks to slow down', { kind: 'answer', status: 429, body: '{}' }],
  ['cuts the line', { kind: 'drop' }],
] as const satisfies (readonly [string, Fault])[]) {
  test(`a refresh that ${trouble} never signs the user out`, async ({ backend, screens, signIn, page }) => {
    await signIn();
    backend.proxy.inject({ path: paths.refresh, fault });
    await advanceInSight(backend, page, 61 * 60_000);
    await expect(screens.status.strip).toContainText(/Waiting for the server|Check the server settings/);
    await expect(screens.signInAgain.dialog).toBeHidden();
    const reason = screens.status.strip.getByRole('note');
    await expect(reason).toBeHidden();
    await page.getByRole('button', { name: /Waiting for the server|Check the server settings/ }).press('Enter');
    await expect(reason).toHaveText(/\w+\..*\w+\./);
    await page.keyboard.press('Escape');
    await expect(reason).toBeHidden();

    backend.proxy.clearFaults();
    await expect(screens.status.strip).toContainText('renews by itself', { timeout: 40_000 });
    await expect(screens.signals.rows).not.toHaveCount(0);
  });
}

for (const [trouble, fault] of [
  ['fails', { kind: 'answer', status: 500, body: '{}' }],
  ['is a web page', portal],
] as const satisfies (readonly [string, Fault])[]) {
  test(`an order whose answer ${trouble} did not go through, which the list proves`, async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    backend.proxy.inject({ path: paths.openTrade, times: 1, fault });
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(page.getByText(/did not go through.*It is safe to send it again/)).toBeVisible({ timeout: 20_000 });
    await expect(screens.ticket.amount).toHaveValue('250');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(2);
  });
}

test('an order that is never answered ends in a check of the list, and is said not to have gone through', async ({
  backend,
  screens,
  signIn,
  page,
}) => {
  test.slow();
  await signIn();
  backend.proxy.inject({ path: paths.openTrade, fault: { kind: 'hang' } });
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(page.getByText(/Checking your trades/)).toBeVisible({ timeout: 45_000 });
  const listed = backend.proxy.count('GET', paths.trades);
  await expect(page.getByText(/did not go through.*It is safe to send it again/)).toBeVisible({ timeout: 20_000 });
  // The poll every 10 s accounts for one request at most in the 7 s that the check takes.
  expect(backend.proxy.count('GET', paths.trades)).toBeGreaterThanOrEqual(listed + 2);
  await expect(screens.ticket.amount).toHaveValue('250');
  expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
});
