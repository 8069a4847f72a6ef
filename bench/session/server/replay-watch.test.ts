import { expect, it } from 'vitest';
import { ReplayWatch } from './replay-watch.ts';

it("measures from the 401 to the second arrival, without the server's own time for the refresh", () => {
  let now = 100;
  const watch = new ReplayWatch(() => now);
  watch.received('a');
  watch.refused('a');
  now += 25;
  watch.refreshed(20);
  now += 2;
  watch.received('a');
  expect(watch.toReplayMs).toEqual([7]);
});

it('has nothing to measure in a call that is not sent again', () => {
  const watch = new ReplayWatch(() => 0);
  watch.refused('a');
  watch.received('b');
  expect(watch.toReplayMs).toEqual([]);
});
