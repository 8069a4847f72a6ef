import { afterEach, beforeEach, expect, it } from 'vitest';
import { signalSchema } from '../../shared/domain/signal.ts';
import type { WireSignal } from '../../shared/wire/signal.ts';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { listSignals } from './signals.ts';

const bare: WireSignal = {
  id: 7,
  symbol_name: 'PONDUSDT',
  direction: 'SHORT',
  entry: '0.00573000',
  sl: '0.00590000',
  tp: '0.00530000',
  status: 'ACTIVE',
  created_at: '2026-01-05T09:30:00Z',
  timeframe: '1h',
};

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
});
afterEach(() => world.close());

it('answers all that a signal says, in the app’s terms', async () => {
  const full: WireSignal = {
    ...bare,
    confidence: 0.74,
    risk_reward: 2.5,
    market_type: 'FUTURES',
    leverage: 10,
    description: 'Below the range',
    trading_type: 'DAY',
    estimated_duration_hours: 6,
  };
  world.onRoute = () => [200, [full]];
  const [signal] = await listSignals(world.client);
  expect(world.server.received.at(-1)).toMatchObject({ method: 'GET', path: '/api/signals/' });
  expect(signalSchema.parse(signal)).toEqual({
    id: '7',
    symbol: 'PONDUSDT',
    direction: 'SHORT',
    entry: '0.00573000',
    stopLoss: '0.00590000',
    takeProfit: '0.00530000',
    confidence: 0.74,
    status: 'ACTIVE',
    riskReward: '2.5',
    marketType: 'FUTURES',
    leverage: 10,
    timeframe: '1h',
    tradingType: 'DAY',
    description: 'Below the range',
    estimatedDurationHours: 6,
    createdAt: Date.UTC(2026, 0, 5, 9, 30),
  });
});

it('leaves unknown what a signal does not say, and takes a ratio that is written as text', async () => {
  world.onRoute = () => [200, [bare, { ...bare, id: 8, risk_reward: '1.80' }]];
  const [first, second] = await listSignals(world.client);
  expect(first).toMatchObject({
    confidence: null,
    riskReward: null,
    marketType: null,
    leverage: null,
    tradingType: null,
    description: '',
    estimatedDurationHours: null,
  });
  expect(second).toMatchObject({ id: '8', riskReward: '1.80' });
});
