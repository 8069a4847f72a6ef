import { expect, it } from 'vitest';
import { CrashLimit } from './crash-limit.ts';

it('lets a page come back three times a minute, and again when it has been quiet', () => {
  let now = 0;
  const limit = new CrashLimit(() => now);
  const crashes = [0, 1_000, 2_000, 3_000, 70_000].map((at) => {
    now = at;
    return limit.mayRestart();
  });
  expect(crashes).toEqual([true, true, true, false, true]);
});
