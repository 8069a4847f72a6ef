import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, screensOf } from '../../tools/app-driver/screens.ts';
import { paths } from '../../tools/app-driver/paths.ts';
import { expect, test } from '../support/fixtures.ts';

const hostOf = (url: string): string => new URL(url).host;

test.describe('a server that was connected to', () => {
  test('is remembered with its last user, so that the password is all there is to type', async ({
    backend,
    screens,
    signIn,
    page,
  }) => {
    await expect(screens.connections.items).toHaveCount(0);
    await signIn();
    await screens.status.signOut.click();

    await expect(screens.connections.items).toHaveText([/127\.0\.0\.1.*ada/]);
    await screens.welcome.url.fill('');
    await screens.connections.choose(hostOf(backend.url)).press('Enter');
    await expect(screens.welcome.url).toHaveValue(backend.url);
    await expect(screens.welcome.username).toHaveValue('ada');
    await expect(screens.welcome.password).toBeFocused();
    await page.keyboard.type(backend.user.password);
    await page.keyboard.press('Enter');
    await expect(screens.signals.rows).not.toHaveCount(0);
  });

  test('can be renamed and removed, after a confirmation, and stays so in the next start', async ({
    backend,
    app,
    screens,
    startApp,
    signIn,
    page,
  }) => {
    await signIn();
    await screens.status.signOut.click();
    await screens.connections.edit(hostOf(backend.url)).click();
    await screens.connection.name.fill('');
    await screens.connection.save.click();
    await expect(screens.connection.name).toHaveAccessibleDescription('Enter a name for this connection.');
    await screens.connection.name.fill('Live desk');
    await page.keyboard.press('Enter');
    await expect(screens.connection.dialog).toBeHidden();
    await expect(screens.connections.items).toHaveText([/Live desk.*ada/]);
    await app.close();

    const again = screensOf((await startApp()).page);
    await expect(again.connections.items).toHaveText([/Live desk.*ada/]);
    await again.connections.edit('Live desk').click();
    await again.connection.remove.click();
    await again.connection.keep.click();
    await expect(again.connections.items).toHaveCount(1);
    await again.connection.remove.click();
    await again.connection.confirmRemove.click();
    await expect(again.connections.items).toHaveCount(0);
    await expect(again.connection.dialog).toBeHidden();
  });

  test('is suggested by the next start on its own, with its user', async ({
    backend,
    app,
    startApp,
    screens,
    signIn,
  }) => {
    await signIn();
    await screens.status.signOut.click();
    await expect(screens.welcome.practice).toBeVisible();
    await app.close();
    const again = screensOf((await startApp({ apiUrl: null })).page);
    await expect(again.welcome.url).toHaveValue(backend.url);
    await expect(again.welcome.username).toHaveValue('ada');
  });

  test('is kept in a file for its owner only, without the password', async ({ backend, signIn, userDataDir }) => {
    await signIn();
    const file = join(userDataDir, 'profiles.json');
    const content = await readFile(file, 'utf8');
    expect(content).toContain(backend.url);
    expect(content).not.toContain(backend.user.password);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

test('a connection can be added before it is used, and the same address not twice', async ({
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  await screens.status.signOut.click();
  await screens.connections.add.click();
  await screens.connection.name.fill('Another desk');
  await screens.connection.url.fill(`${backend.url}/`);
  await screens.connection.save.click();
  await expect(screens.connection.url).toHaveAccessibleDescription(/already leads to this address/);

  await screens.connection.url.fill('https://another.example.com');
  await screens.connection.advanced.click();
  await screens.connection.tryPreviousToken.uncheck();
  await screens.connection.save.click();
  await expect(screens.connections.items).toHaveText([/ada/, /Another desk.*another\.example\.com.*not used yet/]);
  await screens.connections.edit('Another desk').click();
  await expect(screens.connection.url).toHaveValue('https://another.example.com/api');
  await expect(screens.connection.tryPreviousToken).not.toBeChecked();
  await screens.connection.tryPreviousToken.check();
  await expect(screens.connection.tryPreviousToken).toBeVisible();
});

test('the connection that is signed in can be renamed, and neither moved nor removed', async ({
  backend,
  screens,
  signIn,
}) => {
  await signIn();
  await screens.status.session.click();
  await expect(screens.session.fact('Server')).toHaveText(backend.url);
  await screens.session.edit.click();
  await expect(screens.connection.url).not.toBeEditable();
  await expect(screens.connection.remove).toHaveCount(0);
  await screens.connection.name.fill('Live desk');
  await screens.connection.save.click();
  await expect(screens.connection.dialog).toBeHidden();
  await screens.status.session.click();
  await expect(screens.session.fact('Connection')).toHaveText('Live desk');
});

test.describe('switching', () => {
  test('that fails leaves everything as it was', async ({ backend, otherBackend, screens, signIn, page }) => {
    await signIn();
    await screens.signals.select('PONDUSDT').click();
    await screens.ticket.amount.fill('123.45');

    await screens.status.switch.click();
    await expect(screens.switching.dialog).toContainText('1 ticket with an amount typed');
    await screens.switching.target('Another server').check();
    await screens.switching.url.fill(otherBackend.url);
    await screens.switching.username.fill('ada');
    await screens.switching.password.fill('guessed');
    await screens.switching.submit.click();
    await expect(screens.switching.dialog).toContainText('User name or password is wrong.');
    await expect(screens.switching.password).toHaveValue('guessed');
    await page.keyboard.press('Escape');
    await expect(screens.switching.dialog).toBeHidden();

    await expect(screens.ticket.amount).toHaveValue('123.45');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toBeVisible();
    expect(backend.proxy.count('POST', paths.openTrade)).toBe(1);
    expect(otherBackend.proxy.count('POST', paths.openTrade)).toBe(0);
  });

  test('ends the old session once the new one is there: nothing of the old account shows, not even a late answer', async ({
    backend,
    otherBackend,
    screens,
    signIn,
  }) => {
    await signIn();
    await screens.signals.select('PONDUSDT').click();
    await screens.ticket.amount.fill('250');
    await screens.ticket.open.click();
    await expect(screens.ticket.confirmed).toContainText('It is in your positions.');

    const held = Promise.withResolvers<undefined>();
    backend.proxy.clear();
    backend.proxy.inject({ path: paths.trades, fault: { kind: 'wait', until: () => held.promise } });
    await expect.poll(() => backend.proxy.count('GET', paths.trades), { timeout: 20_000 }).toBeGreaterThan(0);

    await screens.status.switch.click();
    await screens.switching.target('Another server').check();
    await screens.switching.url.fill(otherBackend.url);
    await screens.switching.username.fill(otherBackend.user.username);
    await screens.switching.password.fill(otherBackend.user.password);
    await screens.switching.submit.click();
    await expect(screens.switching.dialog).toBeHidden();
    await expect(screens.status.strip).toContainText(hostOf(otherBackend.url));
    await screens.views('Positions').click();
    await expect.poll(() => otherBackend.proxy.count('GET', paths.trades)).toBeGreaterThan(0);
    held.resolve(undefined);
    await expect.poll(() => backend.proxy.requests().find(({ path }) => paths.trades.test(path))?.status).toBe(200);
    const listed = otherBackend.proxy.count('GET', paths.trades);
    await expect.poll(() => otherBackend.proxy.count('GET', paths.trades), { timeout: 20_000 }).toBeGreaterThan(listed);
    await expect(screens.positions.rows).toHaveCount(0);
    await screens.views('Signals').click();
    await screens.signals.select('PONDUSDT').click();
    await expect(screens.ticket.amount).toHaveValue('');
  });

  test('offers the servers known, and practice without a password', async ({
    backend,
    otherBackend,
    screens,
    signIn,
  }) => {
    await signIn();
    await screens.status.signOut.click();
    await connect(screens, { url: otherBackend.url, ...otherBackend.user });
    await expect(screens.signals.rows).not.toHaveCount(0);

    await screens.status.switch.click();
    await expect(screens.switching.target(hostOf(backend.url))).toBeChecked();
    await expect(screens.switching.username).toHaveValue('ada');
    await screens.switching.password.fill(backend.user.password);
    await screens.switching.submit.click();
    await expect(screens.switching.dialog).toBeHidden();
    await expect(screens.status.strip).toContainText(hostOf(backend.url));

    await screens.status.switch.click();
    await screens.switching.target('Practice').check();
    await expect(screens.switching.password).toHaveCount(0);
    await screens.switching.submit.click();
    await expect(screens.status.strip).toContainText('Practice');
    await expect(screens.signals.rows).not.toHaveCount(0);
  });
});

test('a damaged list of connections is set aside, and the user told', async ({ startApp, userDataDir }) => {
  await writeFile(join(userDataDir, 'profiles.json'), '[1]');
  const screens = screensOf((await startApp()).page);
  await expect(screens.notices.filter({ hasText: 'The file with your connections was damaged.' })).toBeVisible();
  expect((await readdir(userDataDir)).filter((name) => name.startsWith('profiles.damaged-'))).toHaveLength(1);
});
