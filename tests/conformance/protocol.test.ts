import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('protocol');
});

// https://www.electronjs.org/docs/latest/api/protocol#protocolisprotocolhandledscheme
test('a scheme is handled once', () => {
  expect(observed['not handled']).toBe(false);
  expect(observed['handled']).toBe(true);
  expect(observed['handled twice']).toBe(true);
});

// https://www.electronjs.org/docs/latest/api/protocol#protocolhandlescheme-handler
test('the handler gets a web Request under the app’s own URL, and its Response reaches the page', () => {
  const [status, header, body] = observed['get'] as [number, string, string];
  expect([status, header]).toEqual([200, 'main']);
  expect(JSON.parse(body)).toEqual(['GET', 'app://fixture/echo?x=1', null, '']);
  expect(observed['binary']).toEqual([0, 255, 128]);
  expect(observed['missing']).toBe(404);
});

test('the handler gets the method, the headers and the body', () => {
  const [, , body] = observed['post'] as [number, string, string];
  expect(JSON.parse(body)).toEqual(['POST', 'app://fixture/echo', 'application/json', '{"a":1}']);
});

test('a handler that throws, or answers Response.error(), fails the request', () => {
  expect(observed['throws']).toBe('failed: TypeError');
  expect(observed['error']).toBe('failed: TypeError');
});

// https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
test('the content security policy of the handler’s Response holds', () => {
  expect(observed['policy']).toBe('failed: TypeError');
});

// https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes
test('a standard and secure scheme is a secure context with storage', () => {
  expect(observed['secure']).toBe(true);
  expect(observed['storage']).toBe('value');
});

// https://www.electronjs.org/docs/latest/api/session#sessetpermissioncheckhandlerhandler
test('denied permissions are denied', () => {
  expect(observed['permissions']).toEqual(['denied', 'denied', 'denied', 'denied']);
});
