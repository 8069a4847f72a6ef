import { expect, test } from 'vitest';
import type { ProfileList } from '../../shared/domain/profile.ts';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { aProfile, failure, sealed } from '../testing/records.ts';
import { createProfilesStore } from './profiles.ts';

const form = { id: aProfile.id, name: 'Live', url: aProfile.url, tryPreviousToken: false };
const renamed: ProfileList = { profiles: [{ ...aProfile, name: 'Live' }], problem: null };

test('holds the list as main last answered it, with what is wrong with it', async () => {
  const { bridge } = createFakeBridge();
  const { store, load, save, remove } = createProfilesStore(bridge);
  bridge.profiles.list.mockResolvedValueOnce({ profiles: [aProfile], problem: sealed('profiles.damaged') });
  expect(await load()).toBe(true);
  expect(store.getState()).toMatchObject({ profiles: [aProfile], problem: { code: 'profiles.damaged' } });

  bridge.profiles.save.mockResolvedValueOnce(renamed);
  expect(await save(form)).toBe(true);
  expect(store.getState()).toMatchObject({ profiles: [{ name: 'Live' }], problem: null, busy: false });

  expect(await remove(aProfile.id)).toBe(true);
  expect(bridge.profiles.remove).toHaveBeenCalledExactlyOnceWith({ id: aProfile.id });
  expect(store.getState().profiles).toEqual([]);
});

test('keeps the list and says why a change was refused, until the form is put away', async () => {
  const { bridge } = createFakeBridge();
  const { store, load, save, dismissFailure } = createProfilesStore(bridge);
  await load();
  bridge.profiles.save.mockRejectedValueOnce(failure('profile.duplicate'));
  expect(await save(form)).toBe(false);
  expect(store.getState()).toMatchObject({
    profiles: [aProfile],
    busy: false,
    failure: sealed('profile.duplicate'),
  });
  dismissFailure();
  expect(store.getState().failure).toBeNull();
});

test('sends a repeated Enter once', async () => {
  const { bridge } = createFakeBridge();
  const { store, save } = createProfilesStore(bridge);
  const first = save(form);
  expect(store.getState().busy).toBe(true);
  expect(await save(form)).toBe(false);
  expect(await first).toBe(true);
  expect(bridge.profiles.save).toHaveBeenCalledOnce();
});

test('a list that was asked for before a change does not hide it', async () => {
  const { bridge } = createFakeBridge();
  const { store, load, save } = createProfilesStore(bridge);
  const slow = Promise.withResolvers<ProfileList>();
  bridge.profiles.list.mockReturnValueOnce(slow.promise);
  const loading = load();
  bridge.profiles.save.mockResolvedValueOnce(renamed);
  await save(form);
  slow.resolve({ profiles: [aProfile], problem: null });
  await loading;
  expect(store.getState().profiles).toEqual(renamed.profiles);
});
