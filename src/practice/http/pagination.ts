import { detailError } from './api-error.ts';

const PAGE_SIZE = 100;

interface Page<T> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly T[];
}

/**
 * Django REST framework's PageNumberPagination: `?page=N` from 1, absolute links, and 404 for a page that is not there.
 * @param count how many items there are in all
 * @param fetch reads one page of them
 */
export function paginate<T>(url: URL, count: number, fetch: (limit: number, offset: number) => readonly T[]): Page<T> {
  const text = url.searchParams.get('page') ?? '1';
  const page = /^[1-9]\d{0,8}$/.test(text) ? Number.parseInt(text, 10) : 0;
  const last = Math.max(1, Math.ceil(count / PAGE_SIZE));
  if (page < 1 || page > last) throw detailError(404, 'Invalid page.');
  return {
    count,
    next: page < last ? pageUrl(url, page + 1) : null,
    previous: page > 1 ? pageUrl(url, page - 1) : null,
    results: fetch(PAGE_SIZE, (page - 1) * PAGE_SIZE),
  };
}

/** The first page goes without `?page=1`, as in Django REST framework. */
function pageUrl(url: URL, page: number): string {
  const target = new URL(url);
  if (page === 1) target.searchParams.delete('page');
  else target.searchParams.set('page', page.toFixed());
  return target.href;
}
