import { describe, expect, it } from 'vitest';
import { wirePerformanceSchema } from '../../shared/wire/performance.ts';
import { ALICE, BOB, startHarness, type ApiUser } from '../testing/practice-harness.ts';

const DAY = 24 * 3_600_000;

async function performance(user: ApiUser, days: string) {
  const { status, body } = await user.get(`/paper-trades/performance/${days}`);
  expect(status).toBe(200);
  return wirePerformanceSchema.parse(body);
}

async function openAndClose(user: ApiUser, price: string): Promise<void> {
  const { id } = await user.openTrade('PONDUSDT', 'SHORT');
  await user.post(`/paper-trades/${id}/close_trade/`, { current_price: price });
}

describe('performance', () => {
  it('knows no average, best, worst or rate of no trades', async () => {
    const { signIn } = await startHarness();
    expect(await performance(await signIn(), '')).toEqual({
      total_trades: 0,
      open_trades: 0,
      win_rate: null,
      total_profit_loss: '0.00000000',
      avg_profit_loss: null,
      best_trade: null,
      worst_trade: null,
      avg_duration_hours: null,
      profitable_trades: 0,
      losing_trades: 0,
      unrealized_pnl: '0.00000000',
      total_pnl: '0.00000000',
    });
  });

  it('adds up wins, losses, break-evens and the open position', async () => {
    const { signIn, server, clock } = await startHarness();
    const alice = await signIn();
    for (const price of ['0.00560000', '0.00580000', '0.00573000']) await openAndClose(alice, price);
    const slow = await alice.openTrade('BTCUSDT', 'LONG');
    clock.advance(30 * 60_000);
    await alice.post(`/paper-trades/${slow.id}/close_trade/`, { current_price: slow.entry_price });
    await alice.openTrade('PONDUSDT', 'SHORT');
    await alice.openTrade('LINKUSDT', 'LONG');
    server.market.setPrice('PONDUSDT', '0.00570000');
    expect(await performance(alice, '?days=7')).toEqual({
      total_trades: 5,
      open_trades: 1,
      win_rate: 25,
      // 22.68760908 − 12.21640489
      total_profit_loss: '10.47120419',
      avg_profit_loss: '2.61780105',
      best_trade: '22.68760908',
      worst_trade: '-12.21640489',
      avg_duration_hours: 0.125,
      profitable_trades: 1,
      losing_trades: 1,
      unrealized_pnl: '5.23560209',
      total_pnl: '15.70680628',
    });
  });

  it('counts by the day a trade was created, of this user alone', async () => {
    const { signIn, clock } = await startHarness({ users: [ALICE, BOB], accessSeconds: 90 * 86_400 });
    const [alice, bob] = [await signIn(), await signIn(BOB)];
    const { id } = await alice.openTrade('PONDUSDT', 'SHORT');
    clock.advance(7 * DAY);
    await alice.post(`/paper-trades/${id}/close_trade/`, { current_price: '0.0056' });
    expect((await performance(alice, '?days=7')).total_trades).toBe(1);
    clock.advance(1);
    expect((await performance(alice, '?days=7')).total_trades).toBe(0);
    expect((await performance(alice, '')).total_trades).toBe(1);
    clock.advance(23 * DAY);
    expect((await performance(alice, '')).total_trades).toBe(0);
    expect((await performance(alice, '?days=90')).total_trades).toBe(1);
    expect((await performance(bob, '?days=90')).total_trades).toBe(0);
  });

  it.each(['0', '-7', 'week', '7.5', '99999'])('refuses days=%s', async (days) => {
    const { signIn } = await startHarness();
    const reply = await (await signIn()).get(`/paper-trades/performance/?days=${days}`);
    expect(reply).toMatchObject({ status: 400, body: { error: 'days must be a whole number from 1 to 9999.' } });
  });
});
