import { ApiError } from './api-error.ts';

/** A query parameter's text, or null when absent or empty, which filters nothing. */
export function textFilter(url: URL, name: string): string | null {
  const value = url.searchParams.get(name)?.trim() ?? '';
  return value === '' ? null : value;
}

/** A parameter that must be one of `values`. Throws django-filter's 400 otherwise. */
export function choiceFilter<T extends string>(url: URL, name: string, values: readonly T[]): T | null {
  const text = textFilter(url, name);
  if (text === null) return null;
  const value = values.find((candidate) => candidate === text);
  if (value !== undefined) return value;
  throw new ApiError(400, { [name]: [`Select a valid choice. ${text} is not one of the available choices.`] });
}

/** A parameter that must be a plain number. Throws django-filter's 400 otherwise. */
export function numberFilter(url: URL, name: string): number | null {
  const text = textFilter(url, name);
  if (text === null) return null;
  if (/^\d{1,12}(\.\d{1,12})?$/.test(text)) return Number(text);
  throw new ApiError(400, { [name]: ['Enter a number.'] });
}
