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
test('without a keyring the backend says so', async () => {
  const without = await runFixture('safe-storage');
  const isSafe = without['backend'] !== 'basic_text';
  if (!isSafe) expect(without['available']).toBe(false);
  expect(without['backend']).toMatch(/^(basic_text|gnome_libsecret|kwallet[56]?)$/);
});
