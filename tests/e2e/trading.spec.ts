import { paths } from '../../tools/app-driver/paths.ts';
import { openTrade } from '../../tools/app-driver/screens.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('trading', () => {
  test('opens, follows and closes a trade at the price that was shown', async ({ backend, screens, signIn, page }) => {
    await signIn();
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(screens.ticket.confirmed).toContainText('Paper trade opened.');
    await screens.ticket.showPosition.click();

    // The live price is a JSON number without trailing zeros; it is shown with as many decimals as the entry beside it.
    backend.practice.market.setPrice('PONDUSDT', '0.0056');
    const shown = '0.00560000';
    const row = screens.positions.row('PONDUSDT');
    await expect(row.getByText(shown, { exact: true })).toBeVisible();
    await expect(row.getByText('0.00573000', { exact: true })).toBeVisible();
    await expect(screens.positions.close).toHaveText(`Close at ${shown}`);
    await screens.positions.close.click();
    await expect(screens.positions.confirmClose).toHaveText(`Close at ${shown}`);
    await screens.positions.confirmClose.click();
    await expect(screens.positions.done).toHaveText(/^Trade closed: PONDUSDT short at 0\.00560000, result /);
    await expect(screens.positions.rows).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show in History' })).toHaveCount(1);

    await screens.views('History').click();
    const closed = screens.history.rows.filter({ hasText: 'PONDUSDT' });
    await expect(closed.getByText(shown, { exact: true })).toBeVisible();
    await expect(screens.performance.figure('Trades')).toHaveText('1');
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
    expect(backend.proxy.count('POST', paths.closeTrade)).toBe(1);
  });

  test('cancels an order that waits for its entry', async ({ backend, screens, signIn }) => {
    await signIn();
    await openTrade(screens, 'INJUSDT', '40');
    await expect(screens.ticket.confirmed).toContainText('Order placed.');
    await screens.ticket.showPosition.click();
    await expect(screens.positions.rows.filter({ hasText: 'INJUSDT' })).toContainText('Pending');
    await screens.positions.cancel.click();
    await screens.positions.confirmCancel.click();
    await expect(screens.positions.done).toContainText('Order cancelled: INJUSDT');

    await screens.views('History').click();
    await expect(screens.history.rows.filter({ hasText: 'INJUSDT' })).toContainText('Cancelled');
    expect(backend.proxy.count('POST', paths.cancelTrade)).toBe(1);
  });

  test('marks the signal it was opened from, and only that one', async ({ screens, signIn }) => {
    await signIn();
    const marked = screens.signals.rows.filter({ hasText: 'In trade' });
    await expect(marked).toHaveCount(0);
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(marked).toHaveCount(1);
    await expect(marked).toContainText('PONDUSDT');
  });

  test('in a narrow window brings the selected signal into view, again and again', async ({
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    await page.setViewportSize({ width: 640, height: 400 });
    for (let round = 0; round < 2; round += 1) {
      await page.evaluate('scrollTo({ top: 0, behavior: "instant" })');
      await screens.signals.select('PONDUSDT').click();
      await expect(page.getByRole('complementary', { name: 'Ticket' }).getByRole('heading')).toBeInViewport();
      await expect(screens.views('Positions')).toBeInViewport();
      await expect(screens.status.strip).toBeInViewport();
    }
  });

  test('shows the performance over 7, 30 and 90 days', async ({ backend, screens, signIn }) => {
    await signIn();
    for (const days of [7, 30, 90] as const) {
      await screens.performance.period(days).click();
      await expect(screens.performance.figure('Trades')).toHaveText('0');
    }
    expect(backend.proxy.count('GET', paths.performance)).toBeGreaterThanOrEqual(3);
  });

  test('sends an order once, however often its button is pressed', async ({ backend, screens, signIn, page }) => {
    await signIn();
    await screens.signals.select('PONDUSDT').click();
    await screens.ticket.amount.fill('10');
    await screens.ticket.open.dblclick();
    await page.keyboard.press('Enter');
    await expect(screens.ticket.confirmed).toBeVisible();
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
  });

  test('settles a lost answer against the list, without a second order', async ({ backend, screens, signIn }) => {
    await signIn();
    backend.proxy.inject({ path: paths.openTrade, times: 1, fault: { kind: 'loseAnswer' } });
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
  });

  test('says that an order which never arrived did not go through, and keeps the amount', async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await signIn();
    backend.proxy.inject({ path: paths.openTrade, times: 1, fault: { kind: 'drop' } });
    await openTrade(screens, 'PONDUSDT', '250');
    await expect(page.getByText(/did not go through/)).toBeVisible();
    await expect(screens.ticket.amount).toHaveValue('250');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(2);
  });
});
