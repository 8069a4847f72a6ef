import type { Locator, Page } from 'playwright-core';

/** What the app's screens offer, found as a user finds it: by role and name. Nothing here waits for an outcome. */
export function screensOf(page: Page) {
  const dialog = page.getByRole('dialog');
  const position = page.getByRole('complementary', { name: 'Position' });
  const table = (name: string): Locator => page.getByRole('table', { name });
  const rowsOf = (name: string): Locator => table(name).locator('tbody').getByRole('row');
  const connections = page.getByRole('region', { name: 'Your connections' }).getByRole('listitem');
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
    connections: {
      items: connections,
      choose: (name: string): Locator => connections.filter({ hasText: name }).getByRole('button').first(),
      edit: (name: string): Locator => page.getByRole('button', { name: `Edit ${name}`, exact: true }),
      add: page.getByRole('button', { name: 'Add a connection…' }),
    },
    connection: {
      dialog: page.getByRole('dialog', { name: /connection$/ }),
      name: dialog.getByLabel('Name', { exact: true }),
      url: dialog.getByLabel('Server URL'),
      advanced: dialog.getByText('Advanced'),
      tryPreviousToken: dialog.getByRole('checkbox', { name: /try the token before the last/ }),
      save: dialog.getByRole('button', { name: 'Save' }),
      remove: dialog.getByRole('button', { name: 'Remove…' }),
      confirmRemove: dialog.getByRole('button', { name: 'Remove', exact: true }),
      keep: dialog.getByRole('button', { name: 'Keep' }),
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
    /** Errors of fields have their place from the start; only those that say something are of interest. */
    alerts: page.getByRole('alert').filter({ hasText: /./ }),
    /** What a banner counts down to. */
    timeLeft: page.getByText(/^Signed in for another (\d+ min )?\d+ s\./),
    enterPassword: page.getByRole('main').getByRole('button', { name: 'Enter password' }),
    examine: page.getByRole('button', { name: 'Examine the connection' }),
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
      username: dialog.getByLabel('User name'),
      password: dialog.getByLabel('Password'),
      submit: dialog.getByRole('button', { name: 'Sign in', exact: true }),
      cancel: dialog.getByRole('button', { name: 'Cancel' }),
      /** The step that asks before another user discards what belongs to the first. */
      back: dialog.getByRole('button', { name: 'Back' }),
      signInAs: (username: string): Locator => dialog.getByRole('button', { name: `Sign in as ${username}` }),
    },
    switching: {
      dialog: page.getByRole('dialog', { name: 'Switch to another connection' }),
      target: (name: string): Locator => dialog.getByRole('radio', { name }),
      url: dialog.getByLabel('Server URL'),
      username: dialog.getByLabel('User name'),
      password: dialog.getByLabel('Password'),
      submit: dialog.getByRole('button', { name: 'Switch', exact: true }),
      cancel: dialog.getByRole('button', { name: 'Cancel' }),
    },
    doctor: {
      dialog: page.getByRole('dialog', { name: 'Connection doctor' }),
      summary: dialog.getByRole('status').first(),
      /** What the report says of one thing, with its verdict and its advice. */
      finding: (name: string): Locator => dialog.getByRole('listitem').filter({ hasText: name }),
      copy: dialog.getByRole('button', { name: 'Copy as text' }),
      copied: dialog.getByRole('button', { name: 'Copied' }),
      again: dialog.getByRole('button', { name: 'Examine again' }),
      close: dialog.getByRole('button', { name: 'Close' }),
    },
    session: {
      dialog: page.getByRole('dialog', { name: 'Session' }),
      fact: (name: string): Locator =>
        dialog
          .locator('dt')
          .filter({ hasText: new RegExp(`^${name}$`) })
          .locator('xpath=../dd'),
      edit: dialog.getByRole('button', { name: 'Edit…' }),
      enterPassword: dialog.getByRole('button', { name: 'Enter password' }),
      close: dialog.getByRole('button', { name: 'Close' }),
    },
    status: {
      strip: page.getByRole('contentinfo', { name: 'Status' }),
      session: page.getByRole('button', { name: 'Session…' }),
      switch: page.getByRole('button', { name: 'Switch…' }),
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
