import { expect } from '@playwright/test';
import { filesWithTokens } from '../../tools/app-driver/file-tokens.ts';
import { placesOfTokens } from '../../tools/app-driver/page-tokens.ts';
import { holdsToken } from '../../tools/app-driver/token-search.ts';
import { crossingsWithTokens } from '../../tools/app-driver/traffic-tokens.ts';
import type { DrivenApp } from '../../tools/app-driver/driven-app.ts';

/**
 * No token in the page, in what passed between it and main, on the app's standard streams or in its files, and no error on
 * the page's console.
 */
export async function expectNoLeaks(app: DrivenApp, userDataDir: string, tokens: readonly string[]): Promise<void> {
  expect.soft(app.pageErrors(), 'errors on the page').toEqual([]);
  expect.soft(holdsToken(app.output(), tokens), 'a token in the app’s output').toBe(false);
  expect.soft(await filesWithTokens(userDataDir, tokens), 'files with a token in clear').toEqual([]);
  const crossings = crossingsWithTokens(await app.traffic(), tokens);
  expect.soft(crossings, 'messages between page and main with a token').toEqual([]);
  if (app.page.isClosed()) return;
  expect.soft(await placesOfTokens(app.page, tokens), 'places in the page with a token').toEqual([]);
}
