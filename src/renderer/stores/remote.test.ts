import { expect, test, vi } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { failure, sealed } from '../testing/records.ts';
import { createRemoteStore } from './remote.ts';

/** A load whose answers the test gives one by one. */
function manual() {
  const waiting: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const load = vi.fn(() => new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })));
  return { load, answer: (call: number) => waiting[call] };
}

test('keeps the data and its time when a later attempt fails, and forgets the error when one succeeds', async () => {
  const clock = createFakeClock();
  const load = vi.fn(() => Promise.resolve('first'));
  const { store, refresh } = createRemoteStore(load, clock);
  await refresh();
  await clock.advance(5_000);
  load.mockRejectedValueOnce(failure('server.unreachable'));
  await refresh();
  expect(store.getState()).toEqual({
    data: 'first',
    receivedAt: 1_000_000,
    error: sealed('server.unreachable'),
    loading: false,
  });
  load.mockResolvedValueOnce('second');
  await refresh();
  expect(store.getState()).toEqual({ data: 'second', receivedAt: 1_005_000, error: null, loading: false });
});

test('joins a request under way instead of starting another', async () => {
  const { load, answer } = manual();
  const { refresh } = createRemoteStore(load, createFakeClock());
  const both = Promise.all([refresh(), refresh()]);
  answer(0)?.resolve('x');
  expect(await both).toEqual([
    { ok: true, data: 'x' },
    { ok: true, data: 'x' },
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

test('drops the answer of a request that a reload has overtaken', async () => {
  const { load, answer } = manual();
  const { store, refresh, reload } = createRemoteStore(load, createFakeClock());
  const old = refresh();
  const fresh = reload();
  answer(1)?.resolve('after the change');
  await fresh;
  answer(0)?.resolve('before the change');
  await old;
  expect(store.getState()).toMatchObject({ data: 'after the change', loading: false });
});

test('cleared, it is empty and stays empty when an old answer arrives', async () => {
  const { load, answer } = manual();
  const { store, refresh, clear } = createRemoteStore(load, createFakeClock());
  const old = refresh();
  clear();
  answer(0)?.resolve('of another account');
  await old;
  expect(store.getState()).toEqual({ data: null, receivedAt: null, error: null, loading: false });
});

test('a patch changes the data, not its age, and nothing before the first answer', async () => {
  const clock = createFakeClock();
  const { store, refresh, patch } = createRemoteStore(() => Promise.resolve('a'), clock);
  patch((data) => `${data}!`);
  expect(store.getState().data).toBeNull();
  await refresh();
  await clock.advance(1_000);
  patch((data) => `${data}!`);
  expect(store.getState()).toMatchObject({ data: 'a!', receivedAt: 1_000_000 });
});
