import { describe, expect, test } from 'vitest';
import { fromHttp, schemeOf, toHttp } from './scheme-url.ts';

describe('scheme URLs', () => {
  test.each([
    ['app://renderer/index.html', 'http://renderer.app.localhost/index.html'],
    ['app://renderer/a/b.js?x=1#y', 'http://renderer.app.localhost/a/b.js?x=1#y'],
    ['app://renderer', 'http://renderer.app.localhost'],
    ['app://renderer?x=1', 'http://renderer.app.localhost?x=1'],
    ['app:///index.html', 'http://app.localhost/index.html'],
  ])('shows %s as %s, and maps it back', (url, http) => {
    expect(toHttp(url)).toBe(http);
    expect(fromHttp(http, ['other', 'app'])).toBe(url);
  });

  test.each([
    'https://renderer.app.localhost/',
    'http://renderer.app.localhost.evil.example/',
    'http://renderer.app.localhost:8080/',
    'http://evil.example/http://renderer.app.localhost/',
    'about:blank',
  ])('leaves %s alone', (url) => {
    expect(fromHttp(url, ['app'])).toBe(url);
  });

  test('reads the scheme', () => {
    expect(schemeOf('APP://renderer/')).toBe('app');
    expect(schemeOf('mailto:ann@example.com')).toBe('mailto');
    expect(schemeOf('/path')).toBeUndefined();
  });
});
