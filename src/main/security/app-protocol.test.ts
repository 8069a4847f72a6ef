import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer } from './app-protocol.ts';

let root: string;
let folder: string;
const get = (url: string, method = 'GET'): Promise<Response> => answer(folder, { method, url });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'paperdesk-protocol-'));
  folder = join(root, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(root, 'renderer-secret'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'app.js'), 'export {}');
  await writeFile(join(folder, 'notes.txt'), 'not of a served type');
  await writeFile(join(root, 'secret.js'), 'secret');
  await writeFile(join(root, 'renderer-secret', 'a.js'), 'secret');
});
afterAll(() => rm(root, { recursive: true }));

it('serves the app’s files with their type and the content security policy', async () => {
  const page = await get('app://renderer/index.html');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect((await get('app://renderer/assets/app.js?v=1')).status).toBe(200);
});

it.each([
  'app://renderer/../secret.js',
  'app://renderer/%2e%2e/secret.js',
  'app://renderer/..%2fsecret.js',
  'app://renderer/..%2f..%2f..%2f..%2fetc%2fpasswd.js',
  'app://renderer/assets/..%2f..%2frenderer-secret%2fa.js',
  'app://renderer/..\\secret.js',
  'app://renderer/%5c..%5csecret.js',
  'app://renderer/index.html%00.js',
  'app://renderer/%zz.js',
  'app://evil/index.html',
  'file:///etc/hosts',
  'app://renderer/notes.txt',
  'app://renderer/missing.js',
  'app://renderer/',
])('answers 404 for %s', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('Not found');
});

it('answers only GET', async () => {
  expect((await get('app://renderer/index.html', 'POST')).status).toBe(404);
});
