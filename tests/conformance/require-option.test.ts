import { expect, test } from 'vitest';
import { runFixture } from './support/run-fixture.ts';

// What `electron --help` says: "-r, --require  Module to preload (option can be repeated)." (default_app/main.ts)
test('modules named with --require are loaded before the main script, in order, and get the app’s electron', async () => {
  const observed = await runFixture('require-option', { modules: ['first.cjs', 'second.cjs'] });
  expect(observed['loaded']).toEqual([
    ['first', false],
    ['second', false],
  ]);
});
