import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dialect } from '../../shared/domain/dialect.ts';
import { profileIdSchema, type ProfileId } from '../../shared/domain/ids.ts';
import { ProfileStore } from './profile-store.ts';

const NOW = 1_700_000_000_000;
const MIXED: Dialect = { login: 'users', refresh: 'auth' };
const live = 'https://live.example.com/api';
const test = 'https://test.example.com:8443/api';

let folder: string;
let ids: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-profiles-'));
  ids = 0;
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const id = (text: string): ProfileId => profileIdSchema.parse(text);
const open = (at = folder) => ProfileStore.open(at, { now: () => NOW, newId: () => id(`id-${(ids += 1)}`) });
const file = () => join(folder, 'profiles.json');
const names = (store: ProfileStore) => store.list().map(({ name }) => name);

/** A sign-in at this address, as the session handlers report it. */
function connect(store: ProfileStore, url: string, username = 'ada', dialect = MIXED): ProfileId {
  const { id: profileId } = store.at(url);
  store.connected({ kind: 'server', profileId, url, username, dialect });
  return profileId;
}

describe('a sign-in that succeeded', () => {
  it('adds a profile named after the host, which comes back in the next run', async () => {
    const profileId = connect(await open(), test);
    const again = await open();
    expect(again.list()).toEqual([
      {
        id: profileId,
        name: 'test.example.com:8443',
        url: test,
        dialect: MIXED,
        lastUser: 'ada',
        tryPreviousToken: true,
      },
    ]);
    expect(again.problem).toBeNull();
  });

  it('at a known address updates its profile: user and dialect are new, name and switch stay', async () => {
    const store = await open();
    const profileId = connect(store, live);
    store.edit(profileId, { name: 'Live desk', url: live, tryPreviousToken: false });
    connect(store, live, 'kim', { login: 'auth', refresh: 'auth' });
    expect(store.list()).toEqual([
      {
        id: profileId,
        name: 'Live desk',
        url: live,
        dialect: { login: 'auth', refresh: 'auth' },
        lastUser: 'kim',
        tryPreviousToken: false,
      },
    ]);
  });

  it('comes first in the list', async () => {
    const store = await open();
    connect(store, live);
    connect(store, test);
    store.add({ name: 'Never used', url: 'https://new.example.com/api', tryPreviousToken: true });
    expect(names(store)).toEqual(['test.example.com:8443', 'live.example.com', 'Never used']);
    connect(store, live);
    expect(names(await open())).toEqual(['live.example.com', 'test.example.com:8443', 'Never used']);
  });

  it('of a session whose profile is gone brings it back under its own id', async () => {
    const store = await open();
    store.connected({ kind: 'server', profileId: id('restored'), url: live, username: 'ada', dialect: MIXED });
    expect(store.list()).toMatchObject([{ id: 'restored', url: live }]);
  });

  it('is not spoilt by a disk that refuses, and is remembered for this run', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    const store = await open(join(folder, 'in-the-way'));
    connect(store, live);
    expect(names(store)).toEqual(['live.example.com']);
    expect(await readdir(folder)).toEqual(['in-the-way']);
  });

  it('with a user name beyond all measure is not remembered, so that the file stays readable', async () => {
    const store = await open();
    connect(store, live);
    connect(store, test, 'a'.repeat(500));
    expect(names(await open())).toEqual(['live.example.com']);
  });
});

describe('editing', () => {
  it('forgets the dialect with the address it was found at, and keeps it with a new name', async () => {
    const store = await open();
    const profileId = connect(store, live);
    store.edit(profileId, { name: 'Live desk', url: live, tryPreviousToken: true });
    expect(store.list()).toMatchObject([{ name: 'Live desk', dialect: MIXED, lastUser: 'ada' }]);
    store.edit(profileId, { name: 'Live desk', url: test, tryPreviousToken: true });
    expect((await open()).list()).toMatchObject([{ name: 'Live desk', url: test, dialect: null, lastUser: 'ada' }]);
  });

  it('refuses a second profile for an address, and names the one that has it', async () => {
    const store = await open();
    connect(store, live);
    const second = connect(store, test);
    const duplicate = { name: 'Second', url: live, tryPreviousToken: true };
    expect(() => store.add(duplicate)).toThrow('“live.example.com” already leads to this address.');
    expect(() => store.edit(second, duplicate)).toThrow('“live.example.com” already leads to this address.');
    expect(names(store)).toEqual(['test.example.com:8443', 'live.example.com']);
  });

  it('of a profile that was removed meanwhile says so', async () => {
    const store = await open();
    const gone = connect(store, live);
    store.remove(gone);
    expect(() => store.edit(gone, { name: 'x', url: live, tryPreviousToken: true })).toThrow(
      expect.objectContaining({ code: 'profile.unknown' }),
    );
    expect((await open()).list()).toEqual([]);
  });

  it('that the disk refuses changes nothing and says so', async () => {
    await writeFile(join(folder, 'in-the-way'), '');
    const store = await open(join(folder, 'in-the-way'));
    const profileId = connect(store, live);
    const refused = expect.objectContaining({ code: 'profiles.notSaved' }) as unknown;
    expect(() => store.edit(profileId, { name: 'New', url: live, tryPreviousToken: true })).toThrow(refused);
    expect(() => store.remove(profileId)).toThrow(refused);
    expect(names(store)).toEqual(['live.example.com']);
  });
});

it('answers the switch of a profile, and true for one it does not know', async () => {
  const store = await open();
  const profileId = connect(store, live);
  expect(store.tryPreviousToken(profileId)).toBe(true);
  store.edit(profileId, { name: 'Live', url: live, tryPreviousToken: false });
  expect((await open()).tryPreviousToken(profileId)).toBe(false);
  expect(store.tryPreviousToken(id('unknown'))).toBe(true);
});

it('suggests the server used last with its user, a server without a user so far, and nothing to begin with', async () => {
  const store = await open();
  expect(store.suggestion()).toBeNull();
  store.add({ name: 'New', url: test, tryPreviousToken: true });
  expect(store.suggestion()).toEqual({ url: test, username: '' });
  connect(store, live, 'kim');
  expect(store.suggestion()).toEqual({ url: live, username: 'kim' });
});

it('writes a file for its owner only', async () => {
  connect(await open(), live);
  if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600);
});

describe('a file that cannot be used', () => {
  it.each([
    '',
    '[1]',
    '{"schemaVersion":1',
    '{"schemaVersion":2,"profiles":[]}',
    '{"schemaVersion":1,"profiles":[{}]}',
  ])('because it holds %s is set aside, and the list begins anew', async (content) => {
    await writeFile(file(), content);
    const store = await open();
    expect(store.list()).toEqual([]);
    expect(store.problem?.code).toBe('profiles.damaged');
    expect(await readFile(join(folder, `profiles.damaged-${NOW}.json`), 'utf8')).toBe(content);
    connect(store, live);
    expect(names(await open())).toEqual(['live.example.com']);
  });

  it('because it cannot be read is left as it is, whatever is changed in this run', async () => {
    // Reading a folder fails as reading a file of another owner does, for every user who may run this test.
    await mkdir(file());
    const store = await open();
    expect(store.problem?.code).toBe('profiles.unreadable');

    const content = '{"schemaVersion":1,"profiles":[]}';
    await rmdir(file());
    await writeFile(file(), content);
    connect(store, live);
    expect(names(store)).toEqual(['live.example.com']);
    expect(() => store.add({ name: 'New', url: test, tryPreviousToken: true })).toThrow(
      expect.objectContaining({ code: 'profiles.notSaved' }),
    );
    expect(await readFile(file(), 'utf8')).toBe(content);
  });
});
