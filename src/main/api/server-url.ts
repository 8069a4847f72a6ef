import { inputProblems } from '../problems/input-problems.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host is this computer; only there may a bearer travel without TLS. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

/**
 * What a user typed, as the base URL of the API without a trailing slash: `https://host` becomes `https://host/api`.
 * Throws `url.empty`, `url.invalid` or `url.insecure`.
 */
export function parseServerUrl(typed: string): string {
  const text = typed.trim();
  if (text === '') throw inputProblems.urlEmpty();
  const url = URL.parse(text);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) throw inputProblems.urlInvalid();
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw inputProblems.urlInvalid();
  if (url.protocol === 'http:' && !isLoopback(url)) throw inputProblems.urlInsecure();
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? '/api' : path}`;
}
