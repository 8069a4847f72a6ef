import type { Page } from 'playwright-core';
import { readPage } from './read-page.mjs';
import { tokenFinder } from './token-search.ts';

/**
 * Where any of `tokens`, or anything of a token's form, can be read in the page: its storages, cookies, HTML, typed values,
 * address, and whatever hangs on `window`. Answers the places, never the tokens, and does not show them to the page.
 */
export async function placesOfTokens(page: Page, tokens: readonly string[]): Promise<string[]> {
  const cookies = JSON.stringify(await page.context().cookies());
  const texts = [...(await page.evaluate(readPage)), ['cookies', cookies] as const];
  const holdsToken = tokenFinder(tokens);
  return texts.filter(([, text]) => holdsToken(text)).map(([place]) => place);
}
