import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { takeHeapSnapshot } from '../../tools/app-driver/heap-snapshot.ts';
import { filesWithTokens } from '../../tools/app-driver/file-tokens.ts';
import { paths } from '../../tools/app-driver/paths.ts';
import { holdsToken } from '../../tools/app-driver/token-search.ts';
import { crossingsWithTokens } from '../../tools/app-driver/traffic-tokens.ts';
import type { Fault } from '../../tools/recording-proxy/fault.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectNoLeaks } from '../support/leaks.ts';

/** Past the hour that access tokens live here, in the server's time. */
const PAST_ACCESS_LIFE_MS = 61 * 60_000;

const answer = (status: number, body: unknown): Fault => ({ kind: 'answer', status, body: JSON.stringify(body) });

/** What servers, and what stands before them, have been seen to send back, each quoting `token`. */
const answersThatQuote = (token: string): readonly Fault[] => [
  answer(500, { detail: `Traceback: Bearer ${token}` }),
  answer(400, { detail: `Rejected ${token}.` }),
  answer(400, { position_size: [`Not with ${token}.`] }),
  answer(401, { detail: `Unknown ${token}` }),
  answer(401, { detail: token, code: 'token_not_valid' }),
  answer(403, { detail: token }),
  answer(404, { error: token }),
  answer(200, { access: 1, results: [{ id: token }], total_trades: token }),
  { kind: 'answer', status: 502, body: `<title>${token}</title>`, contentType: 'text/html' },
  { kind: 'answer', status: 200, body: `{"cut short": "${token}` },
  { kind: 'redirect', location: `https://elsewhere.example/?token=${token}` },
  { kind: 'drop' },
  { kind: 'loseAnswer' },
];

const read = 'paperdesk.account.performance({ days: 90 })';

/** One read and one order, as any script of the page may send them; whatever they answer crosses the bridge. */
const readAndOrder = `Promise.all([
  ${read},
  paperdesk.trades.openFromSignal({ signalId: '1', positionSize: '10' }),
]).then((answers) => JSON.stringify(answers))`;

test('no token is anywhere but where it belongs, after refreshes, every kind of error and a dead session', async ({
  app,
  backend,
  page,
  screens,
  signIn,
  userDataDir,
}) => {
  test.setTimeout(180_000);
  const { proxy } = backend;
  const newest = (): string => proxy.tokens().at(-1) ?? '';
  await signIn();
  for (const round of [1, 2, 3]) {
    backend.advance(PAST_ACCESS_LIFE_MS);
    await page.evaluate(read);
    expect(proxy.count('POST', paths.refresh)).toBe(round);
  }

  for (const fault of answersThatQuote(newest())) {
    for (const path of [paths.performance, paths.openTrade, paths.signals]) proxy.inject({ path, fault });
    expect(await page.evaluate(readAndOrder)).not.toContain('"ok":true');
    proxy.clearFaults();
  }

  for (const fault of [answer(500, { detail: newest() }), answer(429, { refresh: newest() })]) {
    proxy.inject({ path: paths.refresh, times: 1, fault });
    backend.advance(PAST_ACCESS_LIFE_MS);
    await page.evaluate(read);
    await expect(screens.status.strip).toContainText('Waiting for the server');
    await expect(screens.status.strip).toContainText('renews by itself', { timeout: 40_000 });
  }

  backend.practice.accounts.revokeRefreshTokens(backend.user.username);
  backend.advance(PAST_ACCESS_LIFE_MS);
  await page.evaluate(read);
  const { dialog, password, submit } = screens.signInAgain;
  await expect(dialog).toBeVisible();
  const tokens = proxy.tokens();
  expect(tokens.length).toBeGreaterThan(8);
  await expectNoLeaks(app, userDataDir, tokens);
  expect(holdsToken(await takeHeapSnapshot(page), tokens), 'a token in the page’s memory').toBe(false);

  // Twice: for the question whether the route is there, and for the sign-in.
  proxy.inject({ path: paths.login, times: 2, fault: answer(400, { detail: `No ${newest()} here.` }) });
  await password.fill(backend.user.password);
  await submit.click();
  await expect(dialog).toContainText('No … here.');
  await submit.click();
  await expect(dialog).toBeHidden();
  expect(holdsToken(await takeHeapSnapshot(page), proxy.tokens()), 'a token in the page’s memory').toBe(false);
});

test.describe('the search finds a canary', () => {
  const CANARY = 'canary-token-0123456789';

  test('in the memory of the page, at the end of a long text too, and in the preload’s world', async ({ page }) => {
    const canaries = ['in-an-object', 'in-a-long-text', 'in-the-preload'].map((place) => `${CANARY}-${place}`);
    const found = async (): Promise<string[]> => {
      const memory = await takeHeapSnapshot(page);
      return canaries.filter((canary) => holdsToken(memory, [canary]));
    };
    // Put together in the page, so that only the planted value holds it, and not the script that planted it.
    const [object, longText, preload] = canaries.map((canary) => `${JSON.stringify(canary.split('-'))}.join('-')`);
    expect(await found()).toEqual([]);
    await page.evaluate(`globalThis.object = { deep: [${object}] }`);
    await page.evaluate(`globalThis.longText = ['x'.repeat(5_000), ${longText}, 'x'].join('')`);
    await evaluateInPreloadWorld(page, `globalThis.planted = { deep: [${preload}] }`);
    expect(await found()).toEqual(canaries);
  });

  test('in each direction over the bridge', async ({ app, backend, page, signIn }) => {
    await signIn();
    const withUserName = (): Promise<string[]> =>
      app.traffic().then((traffic) => crossingsWithTokens(traffic, [backend.user.username]));
    expect(await withUserName()).toEqual(
      expect.arrayContaining(['to main session.connect', 'to page session.connect', 'to page session.changed']),
    );
    expect(crossingsWithTokens(await app.traffic(), [CANARY])).toEqual([]);
    backend.proxy.inject({ path: paths.performance, fault: answer(400, { detail: `A ${CANARY.slice(0, 12)} here.` }) });
    await page.evaluate(read);
    expect(crossingsWithTokens(await app.traffic(), [CANARY.slice(0, 12)])).toContain('to page account.performance');
  });

  test('on both standard streams of main', async ({ app }) => {
    await app.print(CANARY);
    await expect.poll(() => app.output().split(CANARY)).toHaveLength(3);
    expect(holdsToken(app.output(), [CANARY])).toBe(true);
  });

  test('in the browser’s files', async ({ app, page, userDataDir }) => {
    await page.evaluate(`localStorage.setItem('planted', '${CANARY}')`);
    await app.close();
    const found = await filesWithTokens(userDataDir, [CANARY]);
    expect(found.join('\n')).toContain(join('Local Storage', 'leveldb'));
  });
});

/** Evaluates in the isolated world where the preload runs, which no script of the page reaches. */
async function evaluateInPreloadWorld(page: Page, expression: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const found = Promise.withResolvers<number>();
  devTools.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === 'Electron Isolated Context') found.resolve(context.id);
  });
  await devTools.send('Runtime.enable');
  await devTools.send('Runtime.evaluate', { expression, contextId: await found.promise });
  await devTools.detach();
}
