import { expect, it } from 'vitest';
import { doctorWorld } from '../../testing/doctor-world.ts';
import type { ScriptedAnswer } from '../../testing/scripted-server.ts';
import { outcomeOf, type Outcome } from '../outcome.ts';
import { checkPagination } from './pagination.ts';

const SIGNALS = 'GET /signals/';

async function check(answer: ScriptedAnswer): Promise<Outcome & { paths: readonly string[] }> {
  const { api, server } = await doctorWorld({ [SIGNALS]: answer });
  const outcome = await outcomeOf(() => checkPagination(api, server.base));
  return { ...outcome, paths: server.received.map(({ path }) => path) };
}

const page = (rows: number, count: number, next: string | null = null) =>
  [200, { count, next, previous: null, results: Array.from({ length: rows }, (_, id) => ({ id })) }] as const;

it('is good for a plain list, and asks once', async () => {
  const outcome = await check([200, [{ id: 1 }, { id: 2 }]]);
  expect(outcome).toMatchObject({ verdict: 'good', finding: 'The server answers lists in one piece.' });
  expect(outcome.paths).toEqual(['/api/signals/?page_size=1']);
});

it('tells who decides the size of a page, where that can be told', async () => {
  expect((await check(page(100, 250))).finding).toContain('page_size is ignored');
  expect((await check(page(1, 250))).finding).toContain('lets the client choose');
  expect((await check(page(1, 1))).finding).not.toContain('page_size');
  expect((await check(page(0, 0))).finding).not.toContain('page_size');
});

it('is good when the next link stays below the server URL, absolute or relative', async () => {
  const { api, server } = await doctorWorld({});
  const { origin } = new URL(server.base);
  for (const next of [`${origin}/api/signals/?page=2`, '/api/signals/?page=2', '?page=2']) {
    server.script = (_request, response) => response.end(JSON.stringify(page(100, 250, next)[1]));
    const outcome = await checkPagination(api, server.base);
    expect(outcome).toMatchObject({ verdict: 'good' });
    expect(outcome.finding).toContain('stays here');
  }
});

it.each([
  ['http://127.0.0.1:9/api/signals/?page=2', 'http://127.0.0.1:9/api/signals/'],
  ['http://internal:8000/api/signals/?page=2', 'http://internal:8000/api/signals/'],
  ['/elsewhere/?page=2', '/elsewhere/'],
  ['http://[', 'no address at all'],
])('is a problem when the next link is %s', async (next, place) => {
  const outcome = await check(page(100, 250, next));
  expect(outcome.verdict).toBe('problem');
  expect(outcome.finding).toContain(place);
  expect(outcome.advice).toContain('USE_X_FORWARDED_HOST');
  expect(outcome.paths).toHaveLength(1);
});

it.each([
  [[200, { items: [] }], 'cannot be read (HTTP 200)'],
  [[403, []], 'cannot be read (HTTP 403)'],
  ['page', 'A web page answered'],
  [[500, {}], 'The server failed'],
  ['drop', 'The connection was cut'],
] as const)('is a problem when the list is answered with %j', async (answer, words) => {
  const outcome = await check(answer);
  expect(outcome.verdict).toBe('problem');
  expect(outcome.finding).toContain(words);
});
