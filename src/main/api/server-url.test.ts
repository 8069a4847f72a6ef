import { expect, it } from 'vitest';
import { parseServerUrl } from './server-url.ts';

it.each([
  ['https://trading.example.com/api', 'https://trading.example.com/api'],
  ['  https://Trading.Example.com/api/ ', 'https://trading.example.com/api'],
  ['https://trading.example.com', 'https://trading.example.com/api'],
  ['https://example.com:8443/v2/api//', 'https://example.com:8443/v2/api'],
  ['https://example.com//deep//api', 'https://example.com//deep//api'],
  ['http://127.0.0.1:8000/api', 'http://127.0.0.1:8000/api'],
  ['http://localhost:8000', 'http://localhost:8000/api'],
  ['http://[::1]:8000/api', 'http://[::1]:8000/api'],
])('reads %s as %s', (typed, base) => {
  expect(parseServerUrl(typed)).toBe(base);
});

it.each([
  ['', 'url.empty'],
  ['   ', 'url.empty'],
  ['trading.example.com', 'url.invalid'],
  ['not a url', 'url.invalid'],
  ['ftp://example.com/api', 'url.invalid'],
  ['file:///etc/passwd', 'url.invalid'],
  ['javascript:alert(1)', 'url.invalid'],
  ['https://user:secret@example.com/api', 'url.invalid'],
  ['https://user@example.com/api', 'url.invalid'],
  ['https://:secret@example.com/api', 'url.invalid'],
  ['https://example.com/api?token=x', 'url.invalid'],
  ['https://example.com/api#part', 'url.invalid'],
  ['http://trading.example.com/api', 'url.insecure'],
  ['http://192.168.1.5/api', 'url.insecure'],
  ['http://127.0.0.1.example.com/api', 'url.insecure'],
  ['http://localhost.example.com/api', 'url.insecure'],
])('refuses “%s” with %s', (typed, code) => {
  expect(() => parseServerUrl(typed)).toThrow(expect.objectContaining({ code }));
});
