import { expect, test } from '../support/fixtures.ts';
import { openTrade, screensOf } from '../../tools/app-driver/screens.ts';

test('practice starts with one click and trades without any server', async ({ app, backend, screens }) => {
  expect(app.practiceUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  await screens.welcome.practice.click();
  await expect(screens.signals.rows).not.toHaveCount(0);

  await openTrade(screens, 'PONDUSDT', '100');
  await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
  expect(backend.proxy.requests(), 'requests to another server').toEqual([]);
});

test('practice goes on where it was left when the app starts again', async ({ startApp, userDataDir }) => {
  const first = await startApp({ userDataDir });
  const before = screensOf(first.page);
  await before.welcome.practice.click();
  await openTrade(before, 'PONDUSDT', '100');
  await expect(before.ticket.confirmed).toContainText('It is in your positions.');
  await first.close();

  const second = await startApp({ userDataDir });
  const after = screensOf(second.page);
  await expect(after.signals.rows).not.toHaveCount(0);
  await after.views('Positions').click();
  await expect(after.positions.row('PONDUSDT')).toContainText('100.00');
});
