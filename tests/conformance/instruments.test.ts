import { expect, onTestFinished, test, vi } from 'vitest';
import { planInstruments } from '../../tools/app-driver/instruments/instruments.ts';
import { startFixtureForTest } from './support/run-fixture.ts';

// Not Electron's behaviour but ours: that the instruments of the end-to-end tests work in this runtime.
test('the test instruments see and move what happens in main', async () => {
  const plan = planInstruments();
  onTestFinished(() => plan.remove());
  const app = startFixtureForTest('instruments', { modules: [plan.module], env: plan.env });
  expect(await app.seen('running')).toBe('hidden from child processes');
  const instruments = await plan.connect();

  expect(await app.seen('supported')).toBe(true);
  expect(await instruments.notifications()).toEqual([{ title: 'Title', body: 'Body', closed: false }]);
  await expect(instruments.clickNotification(1)).rejects.toThrow('TypeError');
  expect(await instruments.clickNotification(0)).toBe(true);
  expect(await app.seen('notification')).toEqual(['show', 'click']);
  await vi.waitFor(async () => expect(await instruments.notifications()).toMatchObject([{ closed: true }]));

  await instruments.print('on both streams');
  await vi.waitFor(() => expect(app.errors()).toContain('on both streams'));

  expect(await instruments.power('suspend')).toBe(true);
  expect(await instruments.power('lock-screen')).toBe(false);
  expect(await instruments.power('unlock-screen')).toBe(true);
  await instruments.hideWindow();
  expect(await app.seen('power')).toEqual(['suspend', 'unlock-screen']);
  expect(await instruments.isWindowVisible()).toBe(false);
  await instruments.power('resume');
  await app.finished();

  const traffic = await instruments.traffic();
  const crossed = (way: string, channel: string): string[] =>
    traffic.filter((crossing) => crossing.way === way && crossing.channel === channel).map(({ text }) => text);
  expect(crossed('to main', 'echo')).toEqual([expect.stringContaining('asked of main')]);
  expect(crossed('to page', 'echo')).toEqual([expect.stringContaining('answered: asked of main')]);
  expect(crossed('to page', 'fail')).toEqual([expect.stringContaining('refused by main')]);
  expect(crossed('to page', 'question')).toEqual([expect.stringContaining('told to page')]);
  expect(crossed('to main', 'sent')).toEqual([expect.stringContaining('from page to main')]);
  await expect(instruments.notifications()).rejects.toThrow('The app has ended.');
});
