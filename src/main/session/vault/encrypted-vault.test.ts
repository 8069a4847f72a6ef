import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vaultProblems } from '../../problems/vault-problems.ts';
import { account } from '../../testing/signed-in.ts';
import { FakeCipher } from '../../testing/fake-cipher.ts';
import { Secret } from '../secret.ts';
import type { SavedSession } from '../session-vault.ts';
import { EncryptedVault } from './encrypted-vault.ts';
import { vaultFile, type VaultStore } from './vault-file.ts';

const NOW = 1_800_000_000_000;
const session: SavedSession = {
  account,
  since: NOW - 5_000,
  rotation: {
    pair: {
      access: new Secret('canary-access'),
      refresh: new Secret('canary-refresh'),
      generation: 3,
      receivedAt: NOW,
      accessLifeMs: 3_600_000,
    },
    previousRefresh: new Secret('canary-previous'),
    refreshing: true,
  },
  clockOffsetMs: -1_500,
};

let folder: string;
let cipher: FakeCipher;
const file = (): string => join(folder, 'session.json');
const vault = (): EncryptedVault =>
  new EncryptedVault(
    cipher,
    vaultFile(folder, () => NOW),
    () => NOW,
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-vault-'));
  cipher = new FakeCipher();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the saved session', () => {
  it('comes back whole in the next run', async () => {
    await vault().save(session);
    const loaded = await vault().load();
    expect(loaded.kind).toBe('saved');
    if (loaded.kind !== 'saved') return;
    expect(loaded.session.account).toEqual(session.account);
    expect(loaded.session.since).toBe(session.since);
    const { pair, previousRefresh, refreshing } = loaded.session.rotation;
    expect(pair.access.reveal()).toBe('canary-access');
    expect(pair.refresh.reveal()).toBe('canary-refresh');
    expect(pair).toMatchObject({ generation: 3, receivedAt: NOW, accessLifeMs: 3_600_000 });
    expect(previousRefresh?.reveal()).toBe('canary-previous');
    expect(refreshing).toBe(true);
    expect(loaded.session.clockOffsetMs).toBe(-1_500);
  });

  it('lies on disk as ciphertext with the name of the key store, readable by its owner only', async () => {
    await vault().save(session);
    const text = await readFile(file(), 'utf8');
    expect(text).not.toMatch(/canary|ada|trading\.example/u);
    const content: unknown = JSON.parse(text);
    expect(content).toEqual({ schemaVersion: 1, backend: 'test_keyring', ciphertext: expect.any(String) as unknown });
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('is gone after clearing', async () => {
    const open = vault();
    await open.save(session);
    await open.clear();
    expect(await vault().load()).toEqual({ kind: 'empty' });
    expect(await readFile(file(), 'utf8')).not.toContain('ciphertext');
  });

  it('stays cleared when a sign-out overtakes a save', async () => {
    const open = vault();
    const saving = open.save(session);
    const clearing = open.clear();
    await Promise.all([saving, clearing]);
    expect(await vault().load()).toEqual({ kind: 'empty' });
  });
});

describe('a store that cannot be used', () => {
  const damages: readonly (readonly [string, string | Buffer])[] = [
    ['empty', ''],
    ['truncated', '{"schemaVersion":1,"backend":"x","ciph'],
    ['NUL-filled', Buffer.alloc(64)],
    ['BOM-prefixed', '\uFEFF{"schemaVersion":1}'],
    ['null', 'null'],
    ['an array', '[1]'],
    ['of another shape', '{"access":"canary-access"}'],
    ['of a later schema', '{"schemaVersion":2,"backend":"x","ciphertext":"eHg="}'],
  ];

  it.each(damages)('is set aside with its content when it is %s', async (_case, content) => {
    await writeFile(file(), content);
    const loaded = await vault().load();
    expect(loaded).toMatchObject({ kind: 'unusable', problem: { code: 'vault.damaged' } });
    const copies = (await readdir(folder)).filter((name) => name.startsWith('session.damaged-'));
    expect(copies).toEqual([`session.damaged-${NOW}.json`]);
    expect(await readFile(join(folder, copies[0] ?? ''))).toEqual(Buffer.from(content));

    await vault().save(session);
    expect((await vault().load()).kind).toBe('saved');
  });

  it('is set aside when it was encrypted with a key that is gone', async () => {
    await vault().save(session);
    cipher.key = 'key-2';
    expect(await vault().load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.undecipherable' } });
    expect((await readdir(folder)).some((name) => name.startsWith('session.damaged-'))).toBe(true);
  });

  it('is set aside, with the reason, when it was encrypted by another key store', async () => {
    await vault().save(session);
    cipher.key = 'key-2';
    cipher.backend = 'another_keyring';
    expect(await vault().load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.otherKeyStore' } });
    expect((await readdir(folder)).some((name) => name.startsWith('session.damaged-'))).toBe(true);
  });

  it('is read all the same when only the name of the key store has changed', async () => {
    await vault().save(session);
    cipher.backend = 'renamed_keyring';
    expect((await vault().load()).kind).toBe('saved');
  });

  it('is set aside when it decrypts to nothing', async () => {
    await vault().save(session);
    cipher.decrypt = () => Promise.resolve({ text: '', stale: false });
    expect(await vault().load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.undecipherable' } });
  });

  it('is kept untouched while the keyring does not answer', async () => {
    await vault().save(session);
    const before = await readFile(file(), 'utf8');
    cipher.timesOut = true;
    expect(await vault().load()).toMatchObject({ kind: 'locked', problem: { code: 'vault.locked' } });
    cipher.timesOut = false;
    cipher.available = false;
    expect(await vault().load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.noSecureStorage' } });
    expect(await readFile(file(), 'utf8')).toBe(before);
  });
});

describe('a key store that comes and goes', () => {
  it('never brings an old account back after somebody else signed in while it was away', async () => {
    await vault().save(session);
    cipher.available = false;
    const away = vault();
    await away.load();
    await away.save({ ...session, account: { kind: 'practice' } });
    cipher.available = true;
    expect(await vault().load()).toEqual({ kind: 'empty' });
  });

  it('is used as soon as it is there, without a restart', async () => {
    cipher.available = false;
    const open = vault();
    await open.load();
    cipher.available = true;
    await open.save(session);
    expect(open.storage()).toEqual({ kind: 'encrypted', backend: 'test_keyring' });
    expect((await vault().load()).kind).toBe('saved');
  });

  it('that is locked makes a save fail, so that it is tried again, and takes it once it is open', async () => {
    cipher.locked = true;
    const open = vault();
    await open.load();
    await expect(open.save(session)).rejects.toMatchObject({ code: 'vault.locked' });
    cipher.locked = false;
    await expect(open.save(session)).rejects.toMatchObject({ code: 'vault.locked' });
    await open.save(session);
    expect((await vault().load()).kind).toBe('saved');
  });

  it('that hangs is waited for once, not at every save', async () => {
    const open = vault();
    await open.save(session);
    cipher.encrypt = () => Promise.reject(vaultProblems.locked());
    await expect(open.save(session)).rejects.toMatchObject({ code: 'vault.locked' });
    cipher.state = () => new Promise(() => undefined);
    await expect(open.save(session)).rejects.toMatchObject({ code: 'vault.locked' });
    await expect(open.save(session)).rejects.toMatchObject({ code: 'vault.locked' });
  });

  it('that goes away while decrypting costs nothing', async () => {
    await vault().save(session);
    const open = vault();
    cipher.decrypt = () => {
      cipher.available = false;
      return Promise.reject(new Error('org.freedesktop.Secret.Error.IsLocked'));
    };
    expect(await open.load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.noSecureStorage' } });
    expect(await readdir(folder)).toEqual(['session.json']);
  });

  it('with a newer key has the session encrypted again', async () => {
    await vault().save(session);
    const before = await readFile(file(), 'utf8');
    cipher.stale = true;
    cipher.encrypt = (text) => Promise.resolve(Buffer.from(`key-1:${text} `).toString('base64'));
    expect((await vault().load()).kind).toBe('saved');
    expect(await readFile(file(), 'utf8')).not.toBe(before);
  });
});

describe('a disk that refuses', () => {
  it('to rename a file that cannot be decrypted still leads to a start that tells why', async () => {
    const store: VaultStore = {
      read: () => Promise.resolve({ schemaVersion: 1, backend: 'test_keyring', ciphertext: 'eHg=' }),
      write: () => Promise.resolve(),
      clear: () => Promise.resolve(),
      setAside: () => Promise.reject(new Error('EROFS')),
    };
    const open = new EncryptedVault(cipher, store, () => NOW);
    expect(await open.load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.undecipherable' } });
  });

  it('to read leads to a start that tells why', async () => {
    await mkdir(file());
    expect(await vault().load()).toMatchObject({ kind: 'unusable', problem: { code: 'vault.unreadable' } });
  });
});

describe('without a secure key store', () => {
  it('writes nothing to disk and says that the session lives in memory', async () => {
    cipher.available = false;
    const open = vault();
    expect(await open.load()).toEqual({ kind: 'empty' });
    await open.save(session);
    expect(await readdir(folder)).toEqual([]);
    expect(open.storage()).toMatchObject({ kind: 'memory', problem: { code: 'vault.noSecureStorage' } });
  });

  it('names the key store when there is one', async () => {
    const open = vault();
    await open.load();
    expect(open.storage()).toEqual({ kind: 'encrypted', backend: 'test_keyring' });
  });
});
