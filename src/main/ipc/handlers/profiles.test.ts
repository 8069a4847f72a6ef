import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { profileIdSchema } from '../../../shared/domain/ids.ts';
import { ProfileStore } from '../../profiles/profile-store.ts';
import { Secret } from '../../session/secret.ts';
import { replies } from '../../testing/fake-transport.ts';
import { account, world, type World } from '../../testing/signed-in.ts';
import { profileHandlers } from './profiles.ts';

const NOW = 1_700_000_000_000;
const added = { id: null, name: ' Live desk ', url: ' https://live.example.com/ ', tryPreviousToken: false };

let folder: string;
let made: World;
let profiles: ProfileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-profile-calls-'));
  made = world();
  await made.session.restore();
  await openStore();
});
afterEach(() => rm(folder, { recursive: true }));

async function openStore(): Promise<void> {
  let ids = 0;
  profiles = await ProfileStore.open(folder, {
    now: () => NOW,
    newId: () => profileIdSchema.parse(`id-${(ids += 1)}`),
  });
}

const handlers = () => profileHandlers({ profiles, session: made.session, now: () => NOW });

/** Signed in with the profile of the world's account. */
async function signedIn(): Promise<typeof account.profileId> {
  made.transport.onLogin = () => replies.ok(made.pair('1'));
  await made.session.signIn(account, 'ada', new Secret('password'));
  profiles.connected(account);
  return account.profileId;
}

it('adds a profile with what was typed, trimmed and as a base URL', async () => {
  expect(await handlers()['profiles.save'](added)).toMatchObject({
    profiles: [{ name: 'Live desk', url: 'https://live.example.com/api', lastUser: null, tryPreviousToken: false }],
    problem: null,
  });
  expect(await handlers()['profiles.list'](undefined)).toMatchObject({ profiles: [{ name: 'Live desk' }] });
});

it.each([
  [{ ...added, name: '  ' }, 'name.empty'],
  [{ ...added, url: '' }, 'url.empty'],
  [{ ...added, url: 'ftp://live.example.com' }, 'url.invalid'],
  [{ ...added, url: `https://live.example.com/${'x'.repeat(2_000)}` }, 'url.invalid'],
  [{ ...added, url: 'http://live.example.com' }, 'url.insecure'],
])('keeps nothing of %j', async (args, code) => {
  await expect(handlers()['profiles.save'](args)).rejects.toMatchObject({ code });
  expect(profiles.list()).toEqual([]);
});

it('edits and removes a profile that is not in use', async () => {
  const { profiles: before } = await handlers()['profiles.save'](added);
  const [first] = before;
  if (first === undefined) throw new Error('nothing was added');
  const moved = { ...added, id: first.id, name: 'Moved', url: 'https://moved.example.com/api' };
  expect(await handlers()['profiles.save'](moved)).toMatchObject({
    profiles: [{ id: first.id, name: 'Moved', url: 'https://moved.example.com/api' }],
  });
  expect(await handlers()['profiles.remove']({ id: first.id })).toMatchObject({ profiles: [] });
});

describe('the profile that is signed in', () => {
  it('can be renamed, and its switch turned', async () => {
    const id = await signedIn();
    const edit = { id, name: 'Renamed', url: `${account.url}/`, tryPreviousToken: false };
    expect(await handlers()['profiles.save'](edit)).toMatchObject({
      profiles: [{ id, name: 'Renamed', url: account.url, tryPreviousToken: false }],
    });
  });

  it('cannot be removed, or led elsewhere, until somebody signed out', async () => {
    const id = await signedIn();
    const refused = { code: 'profile.inUse' };
    const elsewhere = { id, name: 'x', url: 'https://elsewhere.example.com/api', tryPreviousToken: true };
    await expect(handlers()['profiles.remove']({ id })).rejects.toMatchObject(refused);
    await expect(handlers()['profiles.save'](elsewhere)).rejects.toMatchObject(refused);

    made.transport.onRefresh = () => replies.dead();
    await made.session.renew(await made.session.bearer('read')).catch(() => undefined);
    expect(made.session.status().phase).toBe('ended');
    await expect(handlers()['profiles.remove']({ id })).rejects.toMatchObject(refused);

    await made.session.signOut();
    expect(await handlers()['profiles.remove']({ id })).toMatchObject({ profiles: [] });
  });
});

it('says with the list that an earlier one was damaged', async () => {
  await writeFile(join(folder, 'profiles.json'), '[1]');
  await openStore();
  expect(await handlers()['profiles.list'](undefined)).toMatchObject({
    profiles: [],
    problem: { code: 'profiles.damaged', at: NOW },
  });
});
