import { beforeAll, expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

let observed: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  observed = await runFixture('safe-storage', { keyring: true });
});

// https://www.electronjs.org/docs/latest/api/safe-storage#safestorageencryptstringasyncplaintext
test('a string is encrypted into bytes and back, or refused where nothing is available', () => {
  if (observed['available'] === false) {
    expect(observed['refused']).toHaveProperty('error');
    return;
  }
  expect(observed['encrypted']).toEqual([true, false]);
  expect(observed['decrypted']).toBe('geheim €');
});

// https://www.electronjs.org/docs/latest/api/safe-storage#safestoragedecryptstringasyncencrypted
test('the synchronous functions, deprecated, read and write the same', () => {
  if (observed['available'] === false) return;
  expect(observed['sync']).toBe('geheim €');
  expect(observed['sync to async']).toBe('both');
});

test('what was damaged is refused', () => {
  if (observed['available'] === false) return;
  expect(observed['damaged']).toHaveProperty('error');
  expect(observed['garbage']).toMatch(/Error while decrypting/);
});

// https://www.electronjs.org/docs/latest/api/safe-storage#safestoragegetselectedstoragebackend-linux
test.runIf(process.platform === 'linux')('told to do without a key store, the backend says so', async () => {
  const without = await runFixture('safe-storage', { keyring: true, args: ['--password-store=basic'] });
  expect(without['backend']).toBe('basic_text');
});
