import { afterEach, beforeEach, expect, it } from 'vitest';
import { performanceSchema } from '../../shared/domain/performance.ts';
import type { WirePerformance } from '../../shared/wire/performance.ts';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { performance } from './account.ts';

const counts = { total_trades: 12, open_trades: 2, profitable_trades: 6, losing_trades: 4 };

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
});
afterEach(() => world.close());

it('asks for the days that were chosen, and answers each figure under its own name', async () => {
  const wire: WirePerformance = {
    ...counts,
    win_rate: 60,
    total_profit_loss: '123.45000000',
    avg_profit_loss: 12.345,
    best_trade: '80.00000000',
    worst_trade: '-41.50000000',
    avg_duration_hours: '5.25',
    unrealized_pnl: -3.5,
    total_pnl: '119.95000000',
  };
  world.onRoute = () => [200, wire];
  const answer = await performance(world.client, 30);
  expect(world.server.received.at(-1)).toMatchObject({ method: 'GET', path: '/api/paper-trades/performance/?days=30' });
  expect(performanceSchema.parse(answer)).toEqual({
    days: 30,
    totalTrades: 12,
    openTrades: 2,
    profitableTrades: 6,
    losingTrades: 4,
    winRate: '60',
    totalProfitLoss: '123.45000000',
    averageProfitLoss: '12.345',
    bestTrade: '80.00000000',
    worstTrade: '-41.50000000',
    averageDurationHours: 5.25,
    unrealizedPnl: '-3.5',
    totalPnl: '119.95000000',
  });
});

it('leaves unknown what the server does not tell, and makes no zero of it', async () => {
  world.onRoute = () => [200, { ...counts, win_rate: null, avg_duration_hours: null }];
  const answer = await performance(world.client, 7);
  expect(answer).toMatchObject({ winRate: null, totalProfitLoss: null, averageDurationHours: null, totalPnl: null });
});
