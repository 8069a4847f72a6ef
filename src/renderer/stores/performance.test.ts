import { expect, test } from 'vitest';
import { createFakeBridge } from '../testing/fake-bridge.ts';
import { createFakeClock, settled } from '../testing/fake-clock.ts';
import { createPerformanceStore } from './performance.ts';

test('keeps the figures of the old period, with their own days, until the new ones arrive', async () => {
  const { bridge } = createFakeBridge();
  const { remote, period, choose } = createPerformanceStore(bridge, createFakeClock());
  await remote.refresh();
  choose(90);
  expect(period.getState().days).toBe(90);
  expect(remote.store.getState().data?.days).toBe(30);
  await settled();
  expect(remote.store.getState().data?.days).toBe(90);
});

test('shows the period chosen last, however the answers overtake each other', async () => {
  const { bridge } = createFakeBridge();
  const { remote, choose } = createPerformanceStore(bridge, createFakeClock());
  const seven = Promise.withResolvers<Awaited<ReturnType<typeof bridge.account.performance>>>();
  const late = await bridge.account.performance({ days: 7 });
  bridge.account.performance.mockReturnValueOnce(seven.promise);
  choose(7);
  choose(90);
  await settled();
  seven.resolve(late);
  await settled();
  expect(remote.store.getState().data?.days).toBe(90);
});
