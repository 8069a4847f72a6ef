import { openTrade } from '../../tools/app-driver/screens.ts';
import { expect, test } from '../support/fixtures.ts';

test('the profit of a position follows the market, and what it is closed with counts', async ({
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(screens.ticket.confirmed).toContainText('PONDUSDT short, 250.00 at 0.00573000');

  // 250 ÷ 0.00573 × (0.00573 − 0.0056) × 10 = 56.719…
  backend.practice.market.setPrice('PONDUSDT', '0.0056');
  await screens.ticket.showPosition.click();
  await expect(screens.positions.row('PONDUSDT')).toContainText('+56.72');
  await screens.positions.close.click();
  await screens.positions.confirmClose.click();
  await expect(screens.positions.done).toContainText('+56.72');

  await screens.views('History').click();
  await expect(screens.history.rows).toContainText('+56.72');
  await screens.performance.period(7).click();
  await expect(screens.performance.figure('Trades')).toHaveText('1');
  await expect(screens.performance.figure('Win rate')).toHaveText('100.0%');
  await expect(screens.performance.figure('Total P/L')).toContainText('+56.72');
});
