import { paths } from '../../tools/app-driver/paths.ts';
import { connect, openTrade } from '../../tools/app-driver/screens.ts';
import { expect, test } from '../support/fixtures.ts';

test('the connect form explains each bad field, keeps what was typed, and sends nothing', async ({
  backend,
  screens,
}) => {
  const { welcome, alerts } = screens;
  const good = { url: backend.url, ...backend.user };
  for (const [field, input, sentence] of [
    ['url', '', 'Enter the server URL.'],
    ['url', 'trading server', 'This is not a server URL.'],
    ['url', 'ftp://127.0.0.1/api', 'This is not a server URL.'],
    ['url', 'https://ada:secret@trading.example.com/api', 'This is not a server URL.'],
    ['url', 'http://trading.example.com/api', 'This address is not encrypted (http).'],
    ['username', '', 'Enter your user name.'],
    ['password', '', 'Enter your password.'],
  ] as const) {
    await connect(screens, { ...good, [field]: input });
    await expect(alerts.filter({ hasText: sentence }), `${field} "${input}"`).toBeVisible();
    await expect(welcome[field]).toHaveValue(input);
    await expect(welcome[field]).toHaveAttribute('aria-invalid', 'true');
    for (const other of ['url', 'username', 'password'] as const) {
      if (other !== field) await expect(welcome[other]).toHaveValue(good[other]);
    }
  }
  expect(backend.proxy.requests()).toEqual([]);
});

test('a wrong password is said to be wrong and can be corrected', async ({ backend, screens, signIn }) => {
  await connect(screens, { url: backend.url, username: 'ada', password: 'guessed' });
  await expect(screens.alerts.filter({ hasText: 'User name or password is wrong.' })).toBeVisible();
  await expect(screens.welcome.username).toHaveValue('ada');
  await expect(screens.welcome.password).toHaveValue('guessed');
  await signIn();
  expect(backend.proxy.count('POST', paths.login)).toBe(2);
});

test('the ticket explains each bad amount, keeps it, and sends nothing', async ({ backend, screens, signIn }) => {
  await signIn();
  for (const amount of [
    '',
    '0',
    '0.00',
    '-5',
    'a lot',
    '1,5',
    '1e3',
    `1${'0'.repeat(30)}`,
    '0.000000001',
    'NaN',
    'Infinity',
  ]) {
    await openTrade(screens, 'PONDUSDT', amount);
    await expect(screens.ticket.amount, `"${amount}"`).toHaveAttribute('aria-invalid', 'true');
    await expect(screens.ticket.amount).toHaveValue(amount);
    await expect(screens.ticket.amount).toHaveAccessibleDescription(/number|more than|amount/);
  }
  expect(backend.proxy.count('POST', paths.openTrade)).toBe(0);
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(screens.ticket.confirmed).toContainText('Paper trade opened.');
});

test('a second trade from the same signal is refused with the reason', async ({ screens, signIn, page }) => {
  await signIn();
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(screens.ticket.confirmed).toContainText('It is in your positions.');
  await page.getByRole('button', { name: 'New ticket' }).click();
  await openTrade(screens, 'PONDUSDT', '99.5');
  await expect(screens.alerts.filter({ hasText: /already have/ })).toBeVisible();
  await expect(screens.ticket.amount).toHaveValue('99.5');
});

test('a signal the server no longer knows is refused with the reason', async ({ backend, screens, signIn }) => {
  await signIn();
  backend.proxy.inject({
    path: paths.openTrade,
    fault: { kind: 'answer', status: 404, body: '{"error":"Signal not found."}' },
  });
  await openTrade(screens, 'PONDUSDT', '250');
  await expect(screens.alerts.filter({ hasText: 'does not know this signal any more' })).toBeVisible();
  await expect(screens.ticket.amount).toHaveValue('250');
});
