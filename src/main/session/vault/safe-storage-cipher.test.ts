import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock, settle } from '../../testing/fake-clock.ts';
import { safeStorageCipher } from './safe-storage-cipher.ts';

const safeStorage = vi.hoisted(() => ({
  getSelectedStorageBackend: vi.fn(() => 'gnome_libsecret'),
  isAsyncEncryptionAvailable: vi.fn(() => Promise.resolve(true)),
  encryptStringAsync: vi.fn((text: string) => Promise.resolve(Buffer.from(text).reverse())),
  decryptStringAsync: vi.fn((bytes: Buffer) =>
    Promise.resolve({ result: Buffer.from(bytes).reverse().toString(), shouldReEncrypt: false }),
  ),
}));
vi.mock('electron', () => ({ safeStorage }));

let clock: FakeClock;
const cipher = () => safeStorageCipher(clock);

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal('process', { ...process, platform: 'linux' });
  clock = new FakeClock();
});

describe('the cipher on safeStorage', () => {
  it('gives back what it encrypted, as base64 in between', async () => {
    const ciphertext = await cipher().encrypt('a token');
    expect(ciphertext).toMatch(/^[A-Za-z0-9+/]+=*$/u);
    expect(await cipher().decrypt(ciphertext)).toEqual({ text: 'a token', stale: false });
  });

  it('names the key store', async () => {
    expect(await cipher().state()).toEqual({ ready: true, backend: 'gnome_libsecret' });
  });

  it.each([
    ['darwin', 'keychain'],
    ['win32', 'dpapi'],
  ])('names the only key store of %s, without asking for it', async (platform, backend) => {
    vi.stubGlobal('process', { ...process, platform });
    expect(await cipher().state()).toEqual({ ready: true, backend });
    expect(safeStorage.getSelectedStorageBackend).not.toHaveBeenCalled();
  });

  it('takes basic_text for no encryption, whatever else is said', async () => {
    safeStorage.getSelectedStorageBackend.mockReturnValueOnce('basic_text');
    expect(await cipher().state()).toMatchObject({ ready: false, problem: { code: 'vault.noSecureStorage' } });
  });

  it('is not ready where encryption is not available', async () => {
    safeStorage.isAsyncEncryptionAvailable.mockResolvedValueOnce(false);
    expect(await cipher().state()).toMatchObject({ ready: false, problem: { code: 'vault.noSecureStorage' } });
  });

  it('takes a key store that fails or never answers for locked', async () => {
    safeStorage.isAsyncEncryptionAvailable.mockRejectedValueOnce(new Error('D-Bus'));
    expect(await cipher().state()).toMatchObject({ ready: false, problem: { code: 'vault.locked' } });

    safeStorage.isAsyncEncryptionAvailable.mockReturnValueOnce(new Promise(() => undefined));
    const state = cipher().state();
    await clock.advance(20_000);
    expect(await state).toMatchObject({ ready: false, problem: { code: 'vault.locked' } });
  });

  it('leaves no timer behind once the key store answered', async () => {
    await cipher().state();
    await cipher().decrypt(await cipher().encrypt('a token'));
    await settle();
    expect(clock.timers).toBe(0);
  });

  it('gives up encrypting after the deadline, and not before', async () => {
    safeStorage.encryptStringAsync.mockReturnValueOnce(new Promise(() => undefined));
    let given: unknown = null;
    cipher()
      .encrypt('a token')
      .catch((thrown: unknown) => (given = thrown));
    await clock.advance(19_999);
    expect(given).toBeNull();
    await clock.advance(1);
    expect(given).toMatchObject({ code: 'vault.locked' });
  });

  it('gives up decrypting after the deadline', async () => {
    safeStorage.decryptStringAsync.mockReturnValueOnce(new Promise(() => undefined));
    const decrypting = cipher().decrypt('eHg=');
    decrypting.catch(() => undefined);
    await clock.advance(20_000);
    await expect(decrypting).rejects.toMatchObject({ code: 'vault.locked' });
    expect(clock.timers).toBe(0);
  });

  it('passes on that a newer key is there', async () => {
    safeStorage.decryptStringAsync.mockResolvedValueOnce({ result: 'x', shouldReEncrypt: true });
    expect(await cipher().decrypt('eHg=')).toEqual({ text: 'x', stale: true });
  });
});
