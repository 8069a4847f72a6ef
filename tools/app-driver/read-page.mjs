/* global window, document, location, history, indexedDB */

/** Runs in the page, so it may use nothing from outside: plain JavaScript, because the tools are compiled without the DOM. */
export async function readPage() {
  const found = [];
  const add = (place, value) => found.push([place, String(value)]);

  add('address', location.href);
  add('document.cookie', document.cookie);
  add('history.state', JSON.stringify(history.state));
  add('HTML', document.documentElement.outerHTML);
  for (const field of document.querySelectorAll('input, textarea')) add('form field', field.value);
  add('localStorage', JSON.stringify({ ...localStorage }));
  add('sessionStorage', JSON.stringify({ ...sessionStorage }));
  for (const { name } of await indexedDB.databases()) add('indexedDB (the page should have none)', name);

  // Everything that hangs on `window` and on the elements, where React keeps its own tree. The limit keeps a leak of
  // memory from becoming a hang of the test.
  const seen = new Set();
  const queue = [['window', window], ...[...document.querySelectorAll('*')].map((element) => ['element', element])];
  for (let i = 0; i < queue.length && seen.size < 300_000; i += 1) {
    const [place, value] = queue[i];
    if (typeof value === 'string') add(place, value);
    if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) continue;
    seen.add(value);
    // Asking a prototype for a promise gets a rejected one, which must not look like an error of the page.
    if (value instanceof Promise) value.catch(() => undefined);
    if (value instanceof Map || value instanceof Set) {
      for (const part of [...value.entries()].flat()) queue.push([`${place}[…]`, part]);
    }
    for (const key of Reflect.ownKeys(value)) {
      try {
        queue.push([`${place}.${String(key)}`.slice(-200), value[key]]);
      } catch {
        // Some getters refuse to be asked out of place; what they will not tell us they tell no other script.
      }
    }
  }
  return found;
}
