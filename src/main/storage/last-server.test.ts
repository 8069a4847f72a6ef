import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LastServerStore } from './last-server.ts';

const server = { url: 'https://trading.example.com/api', username: 'ada' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperdesk-last-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

it('comes back in the next run', async () => {
  new LastServerStore(folder).remember(server);
  expect(await new LastServerStore(folder).read(1)).toEqual(server);
});

it('is nothing to begin with', async () => {
  expect(await new LastServerStore(folder).read(1)).toBeNull();
});

it.each(['', '[1]', '{"url":"not a url","username":"ada"}', '{"url":"https://x.example/api"}'])(
  'is nothing when its file holds %s, and can be remembered again',
  async (content) => {
    await writeFile(join(folder, 'connection.json'), content);
    const store = new LastServerStore(folder);
    expect(await store.read(1)).toBeNull();
    store.remember(server);
    expect(await store.read(2)).toEqual(server);
  },
);

it('that cannot be remembered does not spoil the sign-in', async () => {
  await writeFile(join(folder, 'in-the-way'), '');
  const store = new LastServerStore(join(folder, 'in-the-way'));
  expect(() => store.remember(server)).not.toThrow();
  expect(await readdir(folder)).toEqual(['in-the-way']);
});
