import { afterEach, beforeEach, expect, it } from 'vitest';
import { signalIdSchema } from '../../../shared/domain/ids.ts';
import { apiWorld, type ApiWorld } from '../../testing/api-world.ts';
import { tradeHandlers } from './trades.ts';

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
});
afterEach(() => world.close());

const open = (positionSize: string) =>
  tradeHandlers(world.client, world.clock)['trades.openFromSignal']({
    signalId: signalIdSchema.parse('7'),
    positionSize,
  });

it('sends no order for an amount that is none', async () => {
  const before = world.server.received.length;
  for (const amount of ['', '0', '-1', '1e30']) {
    await expect(open(amount)).rejects.toMatchObject({ code: 'size.invalid' });
  }
  expect(world.server.received).toHaveLength(before);
});

it('sends the amount trimmed, digit by digit as typed', async () => {
  await open(' 99.50 ').catch(() => undefined);
  expect(JSON.parse(world.server.received.at(-1)?.body ?? '')).toMatchObject({ position_size: '99.50' });
});
