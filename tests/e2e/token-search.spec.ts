import { expect, test } from '../support/fixtures.ts';
import { placesOfTokens } from '../../tools/app-driver/page-tokens.ts';

const CANARY = 'canary-token-in-the-page';

const plants = [
  ['localStorage', `localStorage.setItem('session', '{"access":"${CANARY}"}')`, 'localStorage.clear()'],
  ['sessionStorage', `sessionStorage.setItem('${CANARY}', '')`, 'sessionStorage.clear()'],
  ['HTML', `document.body.dataset.session = '${CANARY}'`, 'delete document.body.dataset.session'],
  ['address', `history.pushState(null, '', '#${CANARY}')`, `history.replaceState(null, '', '#')`],
  ['window.store.deep.token', `window.store = { deep: { token: 'Bearer ${CANARY}' } }`, 'delete window.store'],
  ['window.map[…]', `window.map = new Map([['access', '${CANARY}']])`, 'delete window.map'],
  ['element.reactState.token', `document.body.reactState = { token: '${CANARY}' }`, 'delete document.body.reactState'],
] as const;

// Every spec relies on this search to find nothing, so here it has to find something.
test('a token is found wherever a script in the page could read it', async ({ page }) => {
  for (const [place, plant, remove] of plants) {
    expect(await placesOfTokens(page, [CANARY])).toEqual([]);
    await page.evaluate(plant);
    expect(await placesOfTokens(page, ['another', CANARY])).toContain(place);
    await page.evaluate(remove);
  }
});
