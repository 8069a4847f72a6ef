import type { Locator, Page } from 'playwright-core';

/** What the app's screens offer, found as a user finds it: by role and name. Nothing here waits for an outcome. */
export function screensOf(page: Page) {
  const dialog = page.getByRole('dialog');
  const position = page.getByRole('complementary', { name: 'Position' });
  const table = (name: string): Locator => page.getByRole('table', { name });
  const rowsOf = (name: string): Locator => table(name).locator('tbody').getByRole('row');
  /** The row that shows this text; with a regular expression several cells can be told apart, as in /BTCUSDT.*Short/. */
  const rowOf = (name: string, text: string | RegExp): Locator => rowsOf(name).filter({ hasText: text });

  return {
    welcome: {
      heading: page.getByRole('heading', { name: 'Paperdesk', level: 1 }),
      practice: page.getByRole('button', { name: 'Practice', exact: true }),
      url: page.getByLabel('Server URL'),
      username: page.getByLabel('User name'),
      password: page.getByLabel('Password'),
      connect: page.getByRole('button', { name: 'Connect', exact: true }),
    },
    views: (name: 'Signals' | 'Positions' | 'History'): Locator =>
      page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }),
    signals: {
      rows: rowsOf('Signals'),
      select: (text: string | RegExp): Locator => rowOf('Signals', text).first().getByRole('button'),
    },
    ticket: {
      amount: page.getByLabel('Amount'),
      open: page.getByRole('button', { name: 'Open paper trade' }),
      confirmed: page.getByRole('region', { name: 'Order confirmed' }),
      showPosition: page.getByRole('button', { name: 'Show in Positions' }),
    },
    positions: {
      rows: rowsOf('Open positions'),
      row: (text: string | RegExp): Locator => rowOf('Open positions', text),
      select: (text: string | RegExp): Locator => rowOf('Open positions', text).getByRole('button'),
      profit: position.locator('dt', { hasText: /^P\/L$/ }).locator('xpath=../dd'),
      close: position.getByRole('button', { name: /^Close at / }),
      cancel: position.getByRole('button', { name: 'Cancel order' }),
      confirmClose: dialog.getByRole('button', { name: /^Close at / }),
      confirmCancel: dialog.getByRole('button', { name: 'Cancel order' }),
      done: page.getByRole('status').filter({ hasText: /^(Trade closed|Order cancelled)/ }),
    },
    history: { rows: rowsOf('History') },
    alerts: page.getByRole('alert'),
    notices: page.getByRole('status'),
    dismiss: page.getByRole('button', { name: 'Dismiss' }),
    tryAgain: page.getByRole('button', { name: 'Try again' }),
    performance: {
      strip: page.getByRole('region', { name: 'Performance' }),
      figure: (name: string): Locator =>
        page.getByRole('region', { name: 'Performance' }).locator('dt', { hasText: name }).locator('xpath=../dd'),
      period: (days: 7 | 30 | 90): Locator => page.getByRole('button', { name: `${days} days` }),
    },
    signInAgain: {
      dialog: page.getByRole('dialog', { name: 'Sign in again' }),
      password: dialog.getByLabel('Password'),
      submit: dialog.getByRole('button', { name: 'Sign in', exact: true }),
    },
    status: {
      strip: page.getByRole('contentinfo', { name: 'Status' }),
      signOut: page.getByRole('button', { name: 'Sign out', exact: true }),
    },
  };
}

export type Screens = ReturnType<typeof screensOf>;

/** Fills the connect form and sends it. */
export async function connect(
  { welcome }: Screens,
  { url, username, password }: { url: string; username: string; password: string },
): Promise<void> {
  await welcome.url.fill(url);
  await welcome.username.fill(username);
  await welcome.password.fill(password);
  await welcome.connect.click();
}

/** Fills the ticket of a listed signal and sends it. */
export async function openTrade({ signals, ticket }: Screens, signal: string | RegExp, amount: string): Promise<void> {
  await signals.select(signal).click();
  await ticket.amount.fill(amount);
  await ticket.open.click();
}
