import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { paginate } from './pagination.ts';

const items = Array.from({ length: 250 }, (_, index) => index);
const fetchItems = (limit: number, offset: number) => items.slice(offset, offset + limit);
const page = (query: string) => paginate(new URL(`http://127.0.0.1:1/api/x/${query}`), items.length, fetchItems);

describe('pagination', () => {
  it('cuts into pages of 100 with absolute links that keep the filters', () => {
    expect(page('?status=OPEN')).toEqual({
      count: 250,
      next: 'http://127.0.0.1:1/api/x/?status=OPEN&page=2',
      previous: null,
      results: items.slice(0, 100),
    });
    expect(page('?status=OPEN&page=2')).toMatchObject({
      next: 'http://127.0.0.1:1/api/x/?status=OPEN&page=3',
      previous: 'http://127.0.0.1:1/api/x/?status=OPEN',
    });
    expect(page('?page=3')).toMatchObject({ next: null, results: items.slice(200) });
  });

  it('ignores page_size', () => {
    expect(page('?page_size=5').results).toHaveLength(100);
  });

  it('answers an empty list as one empty page', () => {
    const url = new URL('http://127.0.0.1:1/api/x/');
    expect(paginate(url, 0, () => [])).toEqual({ count: 0, next: null, previous: null, results: [] });
  });

  it.each(['0', '4', '-1', 'two', '1e1', '99999999999'])('refuses page %s with 404', (number) => {
    expect(() => page(`?page=${number}`)).toThrow(ApiError);
    try {
      page(`?page=${number}`);
    } catch (error) {
      expect(error).toMatchObject({ status: 404, body: { detail: 'Invalid page.' } });
    }
  });
});
