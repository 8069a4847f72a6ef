import type { z } from 'zod';
import { pageSchema } from '../../shared/wire/pagination.ts';
import { serverProblems } from '../problems/server-problems.ts';
import type { ApiClient } from './api-client.ts';

/** 100 rows a page: a hundred thousand rows, and an end for a server whose `next` never ends. */
const MAX_PAGES = 1_000;

/** All items of a list route: follows `next` until it is null. Throws `server.unexpectedAnswer` when it goes in circles. */
export async function fetchAllPages<T extends z.ZodType>(
  client: ApiClient,
  path: string,
  item: T,
): Promise<z.output<T>[]> {
  const answer = pageSchema(item);
  const items: z.output<T>[] = [];
  const seen = new Set<string>();
  let next: string | null = '';
  do {
    const page: z.output<typeof answer> = await client.call({ method: 'GET', path, link: next, use: 'read', answer });
    items.push(...page.results);
    next = page.next;
    if (next !== null && (seen.has(next) || seen.size >= MAX_PAGES)) throw serverProblems.unexpectedAnswer();
    seen.add(next ?? '');
  } while (next !== null);
  return items;
}
