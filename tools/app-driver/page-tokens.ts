import type { Page } from 'playwright-core';
import { readPage } from './read-page.mjs';

/**
 * Where any of `tokens` can be read in the page: its storages, cookies, HTML, typed values, address, and whatever hangs on
 * `window`. Answers the places, never the tokens, and does not show them to the page.
 */
export async function placesOfTokens(page: Page, tokens: readonly string[]): Promise<string[]> {
  const cookies = JSON.stringify(await page.context().cookies());
  const texts = [...(await page.evaluate(readPage)), ['cookies', cookies] as const];
  return texts.filter(([, text]) => tokens.some((token) => text.includes(token))).map(([place]) => place);
}
