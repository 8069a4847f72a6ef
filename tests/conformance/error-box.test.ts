import { expect, test } from 'vitest';
import { startFixtureForTest } from './support/run-fixture.ts';

// https://www.electronjs.org/docs/latest/api/dialog#dialogshowerrorboxtitle-content: "If called before the app ready event on
// Linux, the message will be emitted to stderr, and no GUI dialog will appear."
test.skipIf(process.platform !== 'linux')('an error box before ready is written to stderr', async () => {
  const app = startFixtureForTest('error-box');
  await app.finished();
  expect(app.errors()).toMatch(/The title[\s\S]*and the content/);
});
