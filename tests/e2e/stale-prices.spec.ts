import { openTrade } from '../../tools/app-driver/screens.ts';
import { paths } from '../../tools/app-driver/paths.ts';
import { expect, test } from '../support/fixtures.ts';

/** A price is called stale after 8 s without a newer one. */
const UNTIL_STALE = { timeout: 20_000 };

test('prices that stop coming are called stale wherever they are shown, and live again once they come', async ({
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await openTrade(screens, 'PONDUSDT', '250');
  await screens.ticket.showPosition.click();
  const inspector = page.getByRole('complementary', { name: 'Position' });
  const { strip } = screens.performance;
  await expect(page.getByText('1 of 1 priced live')).toBeVisible();
  await expect(inspector.getByText('Price now')).toBeVisible();
  await expect(strip).not.toContainText('stale');

  backend.proxy.inject({ path: paths.openPositions, fault: { kind: 'answer', status: 500, body: '{}' } });
  await expect(strip).toContainText(/Unrealized · stale, \d+ s old/, UNTIL_STALE);
  await expect(inspector.getByText('Last price', { exact: true })).toBeVisible();
  await expect(inspector.getByText('Price now')).toBeHidden();
  await expect(inspector).toContainText(/Price age\d+ s, stale/);
  await expect(screens.positions.close).toHaveAccessibleDescription(/^This price is \d+ s old/);
  await expect(page.getByRole('columnheader', { name: 'Last price' })).toBeVisible();
  await expect(page.getByText('0 of 1 priced live')).toBeVisible();

  backend.proxy.clearFaults();
  await expect(strip).not.toContainText('stale', UNTIL_STALE);
  await expect(inspector.getByText('Price now')).toBeVisible();
  await expect(screens.positions.close).toHaveAccessibleDescription('');
  await expect(page.getByText('1 of 1 priced live')).toBeVisible();
});

test('a price that the server does not call real-time is not shown as live', async ({
  backend,
  screens,
  signIn,
  page,
}) => {
  await signIn();
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
  const position = {
    trade_id: 1,
    current_price: 0.0056,
    unrealized_pnl: 56.71902269,
    unrealized_pnl_pct: 22.6876,
    has_real_time_price: false,
  };
  const answer = {
    total_investment: 250,
    total_current_value: 306.71902269,
    total_unrealized_pnl: 56.71902269,
    total_unrealized_pnl_pct: 22.6876,
    total_open_trades: 1,
    positions: [position],
  };
  backend.proxy.inject({
    path: paths.openPositions,
    fault: { kind: 'answer', status: 200, body: JSON.stringify(answer) },
  });
  await screens.ticket.showPosition.click();
  await expect(screens.positions.row('PONDUSDT')).toContainText('not live 0.00560000');
  await expect(page.getByText('0 of 1 priced live')).toBeVisible();
  await expect(screens.performance.strip).toContainText('Unrealized · 0 of 1 live');
  await expect(screens.positions.close).toHaveAccessibleDescription(/^Not a live price/);
});
