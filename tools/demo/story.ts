import { setTimeout as delay } from 'node:timers/promises';
import { expect as playwrightExpect } from '@playwright/test';
import type { RecordedRequest } from '../recording-proxy/recording.ts';
import { filesWithTokens } from '../app-driver/file-tokens.ts';
import { placesOfTokens } from '../app-driver/page-tokens.ts';
import { paths } from '../app-driver/paths.ts';
import { connect, openTrade } from '../app-driver/screens.ts';
import { holdsToken } from '../app-driver/token-search.ts';
import { lastIssued, refreshesUpTo, vaultMark } from './evidence.ts';
import type { Step } from './play.ts';
import { ACCESS_SECONDS, backendOf, type Stage } from './stage.ts';

const expect = playwrightExpect.configure({ timeout: 30_000 });

const AMOUNT = '250';
const DRAFT = '123.45';

/** The signal that the own server always lists first; elsewhere the first active one that is not traded yet. */
async function symbolToTrade({ backend, screens }: Stage): Promise<string> {
  if (backend !== null) return 'PONDUSDT';
  const free = screens.signals.rows.filter({ hasText: 'Active', hasNotText: 'In trade' });
  const name = await free.first().getByRole('rowheader').textContent();
  if (name === null) throw new Error('the server lists no active signal to trade');
  return name;
}

const firstScreen: Step<Stage> = {
  name: 'start on the first screen',
  needsControl: false,
  async run({ screens, server }) {
    await expect(screens.welcome.practice).toBeEnabled();
    await expect(screens.welcome.url).toHaveValue(server.url);
    return [`practice is one click away; the server suggested is ${server.url}`];
  },
};

const signIn: Step<Stage> = {
  name: 'sign in',
  needsControl: false,
  async run({ screens, server, backend, userDataDir, notes }) {
    await connect(screens, server);
    await expect(screens.status.strip).toContainText(server.username);
    await expect(screens.signals.rows).not.toHaveCount(0);
    const storage = (await screens.status.strip.textContent()) ?? '';
    notes.vaultBefore = await vaultMark(userDataDir);
    const kept = storage.includes('encrypted')
      ? `encrypted on disk (file ${notes.vaultBefore ?? '—'})`
      : 'in memory only';
    if (backend === null) return [`signed in as ${server.username} at ${server.url}`, `the token pair is kept ${kept}`];
    const { accessIssued, refreshIssued } = lastIssued(backend.proxy.requests());
    notes.refreshBefore = refreshIssued;
    return [
      `signed in as ${server.username}; access token ${accessIssued ?? '—'} lives ${ACCESS_SECONDS} s`,
      `the token pair is kept ${kept}`,
    ];
  },
};

const listSignals: Step<Stage> = {
  name: 'list signals',
  needsControl: false,
  async run(stage) {
    const { screens } = stage;
    await expect(screens.signals.rows).not.toHaveCount(0);
    const symbol = await symbolToTrade(stage);
    const cells = await screens.signals.rows.filter({ hasText: symbol }).first().getByRole('cell').allTextContents();
    return [`${await screens.signals.rows.count()} signals`, `${symbol}: ${cells.join(' | ')}`];
  },
};

const expire: Step<Stage> = {
  name: 'let the access token expire',
  needsControl: true,
  async run(stage) {
    const { proxy } = backendOf(stage);
    await stage.screens.signals.select('PONDUSDT').click();
    await stage.screens.ticket.amount.fill(AMOUNT);
    // The app may renew while it polls, so the newest token counts; and nothing passes between the last look and the clear.
    let issued: RecordedRequest;
    do {
      await delay(20);
      stage.notes.vaultBefore = await vaultMark(stage.userDataDir);
      issued = lastIssued(proxy.requests());
    } while (Date.now() < issued.at + ACCESS_SECONDS * 1_000);
    stage.notes.refreshBefore = issued.refreshIssued;
    proxy.clear();
    return [
      `access token ${issued.accessIssued ?? '—'} is ${((Date.now() - issued.at) / 1_000).toFixed(1)} s old: over`,
    ];
  },
};

const open: Step<Stage> = {
  name: 'open a paper trade',
  needsControl: false,
  async run(stage) {
    const { screens, backend } = stage;
    await openTrade(screens, await symbolToTrade(stage), AMOUNT);
    await expect(screens.ticket.confirmed).toBeVisible();
    const confirmation = (await screens.ticket.confirmed.getByRole('status').first().textContent()) ?? '';
    return backend === null ? [confirmation] : [confirmation, ...(await refreshEvidence(stage))];
  },
};

/** Exactly one refresh since the token expired; a new pair; a new file without a token in clear. */
async function refreshEvidence(stage: Stage): Promise<string[]> {
  const { proxy } = backendOf(stage);
  const { notes, userDataDir } = stage;
  const requests = proxy.requests();
  const orders = requests.filter(({ path }) => paths.openTrade.test(path));
  const refreshes = refreshesUpTo(requests, paths.openTrade);
  expect(orders.map(({ status }) => status)).toEqual([201]);
  expect(refreshes.map(({ status }) => status)).toEqual([200]);
  const [refresh] = refreshes;
  expect(refresh?.refreshSent).toBe(notes.refreshBefore);
  expect(refresh?.refreshIssued).not.toBe(notes.refreshBefore);
  const vault = await vaultMark(userDataDir);
  expect(vault).not.toBe(notes.vaultBefore);
  expect(await filesWithTokens(userDataDir, proxy.tokens())).toEqual([]);
  return [
    `orders sent: ${orders.length}, answered 201; refreshes since the expiry: ${refreshes.length}`,
    `refresh token ${refresh?.refreshSent ?? '—'} → ${refresh?.refreshIssued ?? '—'}, access token → ${refresh?.accessIssued ?? '—'}`,
    `stored session ${notes.vaultBefore ?? '—'} → ${vault ?? '—'}; no token readable in any file`,
  ];
}

const follow: Step<Stage> = {
  name: 'follow its live profit and loss',
  needsControl: false,
  async run(stage) {
    const { screens, backend } = stage;
    await screens.ticket.showPosition.click();
    const { profit } = screens.positions;
    // Elsewhere a trade may wait for its price.
    await expect(profit.or(screens.positions.cancel)).toBeVisible();
    if (await screens.positions.cancel.isVisible()) return ['the order waits for its price'];
    // On the own server the market moves every second.
    if (backend !== null) await expect(profit).toHaveText(/[1-9]/);
    // Elsewhere several trades may share the symbol; the one that was just opened is selected.
    const selected = screens.positions.rows.filter({ has: stage.app.page.locator('[aria-pressed=true]') });
    const cells = await selected.getByRole('cell').allTextContents();
    return [`P/L now: ${(await profit.textContent()) ?? '—'}`, cells.join(' | ')];
  },
};

const close: Step<Stage> = {
  name: 'close it at the price shown',
  needsControl: false,
  async run({ screens }) {
    await expect(screens.positions.close.or(screens.positions.cancel)).toBeVisible();
    // Elsewhere a trade may wait for its price; then the order is withdrawn instead.
    if (await screens.positions.cancel.isVisible()) {
      await screens.positions.cancel.click();
      await screens.positions.confirmCancel.click();
    } else {
      await screens.positions.close.click();
      const price = /[\d.,]+/.exec((await screens.positions.confirmClose.textContent()) ?? '')?.[0] ?? 'no price';
      await screens.positions.confirmClose.click();
      await expect(screens.positions.done).toContainText(`at ${price}`);
    }
    await expect(screens.positions.done).toBeVisible();
    return [(await screens.positions.done.textContent()) ?? ''];
  },
};

const metrics: Step<Stage> = {
  name: 'show it in the history, with the metrics',
  needsControl: false,
  async run({ screens, backend }) {
    const { figure } = screens.performance;
    await screens.views('History').click();
    if (backend === null) await expect(screens.history.rows).not.toHaveCount(0);
    else await expect(screens.history.rows).toHaveCount(1);
    await screens.performance.period(30).click();
    if (backend === null) await expect(figure('Trades')).toHaveText(/\d/);
    else await expect(figure('Trades')).toHaveText('1');
    // An open trade counts already; a rate there is only once one has ended.
    if (backend !== null) await expect(figure('Win rate')).toHaveText(/\d/);
    const names = ['Trades', 'Win rate', 'Total P/L', 'Best', 'Worst'];
    const figures = await Promise.all(names.map(async (name) => `${name} ${(await figure(name).textContent()) ?? ''}`));
    const trade = await screens.history.rows.first().getByRole('cell').allTextContents();
    return [trade.join(' | '), figures.join(', ')];
  },
};

const endSession: Step<Stage> = {
  name: 'kill the refresh token: the sign-in appears in place',
  needsControl: true,
  async run(stage) {
    const { screens } = stage;
    const { practice, proxy, user } = backendOf(stage);
    await screens.views('Signals').click();
    await screens.signals.select('BTCUSDT').click();
    await screens.ticket.amount.fill(DRAFT);
    proxy.clear();
    practice.accounts.revokeRefreshTokens(user.username);
    await expect(screens.signInAgain.dialog).toBeVisible();
    const reason = (await screens.signInAgain.dialog.getByRole('paragraph').first().textContent()) ?? '';
    const refused = proxy.requests().filter(({ path, status }) => paths.refresh.test(path) && status === 401);
    expect(refused).toHaveLength(1);
    await expect(screens.ticket.amount).toHaveValue(DRAFT);
    return [
      `refreshes refused with 401: ${refused.length}`,
      `the reason shown: ${reason}`,
      `the draft ${DRAFT} is kept`,
    ];
  },
};

const signInAgain: Step<Stage> = {
  name: 'sign in again where the work was left',
  needsControl: true,
  async run(stage) {
    const { screens, server } = stage;
    const { proxy } = backendOf(stage);
    await screens.signInAgain.password.fill(server.password);
    await screens.signInAgain.submit.click();
    await expect(screens.signInAgain.dialog).toBeHidden();
    await expect(screens.ticket.amount).toHaveValue(DRAFT);
    const { accessIssued } = lastIssued(proxy.requests());
    return [`signed in: access token ${accessIssued ?? '—'}`, `the draft ${DRAFT} is still there`];
  },
};

const nothingLeaked: Step<Stage> = {
  name: 'look for tokens and errors where none may be',
  needsControl: false,
  async run({ app, backend, userDataDir }) {
    const tokens = backend?.proxy.tokens() ?? [];
    expect(app.pageErrors()).toEqual([]);
    expect(await placesOfTokens(app.page, tokens)).toEqual([]);
    expect(await filesWithTokens(userDataDir, tokens)).toEqual([]);
    expect(holdsToken(app.output(), tokens)).toBe(false);
    const searched = tokens.length === 0 ? 'anything of a token’s form' : `${tokens.length} tokens`;
    return [`${searched} searched in the page, the files and the app’s output: none found`, 'no error on the console'];
  },
};

/** The main job: a paper trade goes through although the token has expired. */
export const story: readonly Step<Stage>[] = [
  firstScreen,
  signIn,
  listSignals,
  expire,
  open,
  follow,
  close,
  metrics,
  endSession,
  signInAgain,
  nothingLeaked,
];
