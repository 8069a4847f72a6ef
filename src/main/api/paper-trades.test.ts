import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import { signalIdSchema, tradeIdSchema } from '../../shared/domain/ids.ts';
import { tradeSchema } from '../../shared/domain/trade.ts';
import type { WireOpenPositions, WireTrade } from '../../shared/wire/trade.ts';
import { apiWorld, type ApiWorld } from '../testing/api-world.ts';
import { cancelTrade, closeTrade, createFromSignal, listTrades, openPositions } from './paper-trades.ts';

const wire: WireTrade = {
  id: 41,
  signal_id: 7,
  signal_timeframe: '1h',
  signal_confidence: 0.74,
  symbol: 'PONDUSDT',
  direction: 'SHORT',
  market_type: 'FUTURES',
  entry_price: '0.00573000',
  entry_time: '2026-01-05T09:30:00Z',
  position_size: '250.00000000',
  quantity: '43630.01745201',
  stop_loss: '0.00590000',
  take_profit: '0.00530000',
  exit_price: null,
  exit_time: null,
  profit_loss: '0.00000000',
  profit_loss_percentage: '0.0000',
  leverage: 10,
  status: 'OPEN',
  created_at: '2026-01-05 09:30:00',
  updated_at: '2026-01-05 09:30:00',
  duration_hours: 0,
  is_open: true,
  is_closed: false,
  is_profitable: false,
};
const signalId = signalIdSchema.parse('7');
const tradeId = tradeIdSchema.parse('41');

let world: ApiWorld;
beforeEach(async () => {
  world = await apiWorld();
});
afterEach(() => world.close());

describe('opening from a signal', () => {
  it('sends the signal and the size as typed, and answers the trade in the app’s terms', async () => {
    world.onRoute = () => [201, wire];
    const trade = await createFromSignal(world.client, signalId, decimal('250'));
    expect(JSON.parse(world.server.received.at(-1)?.body ?? '')).toEqual({ signal_id: '7', position_size: '250' });
    expect(tradeSchema.parse(trade)).toMatchObject({
      id: '41',
      entryPrice: '0.00573000',
      createdAt: Date.UTC(2026, 0, 5, 9, 30),
      leverage: 10,
    });
  });

  it('recognises a duplicate by the server’s list, whatever the language of the refusal', async () => {
    world.onRoute = (request) => (request.method === 'POST' ? [400, { error: 'Schon vorhanden' }] : [200, [wire]]);
    await expect(createFromSignal(world.client, signalId, decimal('250'))).rejects.toMatchObject({
      code: 'trade.duplicate',
    });
  });

  it('quotes the server’s reason when it is not a duplicate', async () => {
    world.onRoute = (request) => (request.method === 'POST' ? [400, { error: 'Market closed' }] : [200, []]);
    await expect(createFromSignal(world.client, signalId, decimal('250'))).rejects.toMatchObject({
      code: 'server.rejected',
      message: 'The server refused: “Market closed”',
    });
  });

  it('names a signal the server does not know', async () => {
    world.onRoute = () => [404, { error: 'Signal not found' }];
    await expect(createFromSignal(world.client, signalId, decimal('250'))).rejects.toMatchObject({
      code: 'signal.unknown',
    });
  });

  it('takes DRF’s own 404 as well, and quotes its field errors', async () => {
    world.onRoute = () => [404, { detail: 'Not found.' }];
    await expect(createFromSignal(world.client, signalId, decimal('250'))).rejects.toMatchObject({
      code: 'signal.unknown',
    });
    world.onRoute = (request) =>
      request.method === 'POST' ? [400, { position_size: ['Below the minimum of 10.'] }] : [200, []];
    await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
      message: 'The server refused: “Below the minimum of 10.”',
    });
  });

  it('recognises a duplicate that is still pending, too', async () => {
    const pending = [{ ...wire, status: 'PENDING' }];
    world.onRoute = (request) => (request.method === 'POST' ? [400, { error: 'x' }] : [200, pending]);
    await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
      code: 'trade.duplicate',
    });
  });

  it('quotes the server’s reason when only other signals have trades, or the list cannot be read', async () => {
    for (const list of [[200, [{ ...wire, signal_id: 8 }]] as const, [500, {}] as const]) {
      world.onRoute = (request) => (request.method === 'POST' ? [400, { error: 'Market closed' }] : list);
      await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
        code: 'server.rejected',
      });
    }
  });

  it('asks for no list when it was refused for another reason', async () => {
    world.onRoute = () => [403, { detail: 'x' }];
    await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
      code: 'server.forbidden',
    });
    expect(world.server.received.at(-1)?.method).toBe('POST');
  });

  it('does not call a refusal a duplicate because of a trade that is over', async () => {
    const closed = { ...wire, status: 'CLOSED_MANUAL' };
    world.onRoute = (request) => (request.method === 'POST' ? [400, { error: 'Market closed' }] : [200, [closed]]);
    await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
      code: 'server.rejected',
    });
  });

  it('is uncertain when the answered trade has a time that cannot be read: the order did arrive', async () => {
    world.onRoute = () => [201, { ...wire, created_at: '05/01/26 9h' }];
    await expect(createFromSignal(world.client, signalId, decimal('5'))).rejects.toMatchObject({
      code: 'trade.uncertain',
    });
  });

  it('calls an answer of another shape uncertain: the order did arrive', async () => {
    world.onRoute = () => [201, { id: 41 }];
    await expect(createFromSignal(world.client, signalId, decimal('250'))).rejects.toMatchObject({
      code: 'trade.uncertain',
    });
  });
});

it('closes at exactly the price that was shown', async () => {
  world.onRoute = () => [200, { ...wire, status: 'CLOSED_MANUAL', exit_price: '0.00561000' }];
  const trade = await closeTrade(world.client, tradeId, decimal('0.00561000'));
  const sent = world.server.received.at(-1);
  expect(sent?.path).toBe('/api/paper-trades/41/close_trade/');
  expect(JSON.parse(sent?.body ?? '')).toEqual({ current_price: '0.00561000' });
  expect(trade.exitPrice).toBe('0.00561000');
});

it('cancels at the trade’s own route, with an empty body', async () => {
  world.onRoute = () => [200, { ...wire, status: 'CANCELLED' }];
  expect(await cancelTrade(world.client, tradeId)).toMatchObject({ status: 'CANCELLED' });
  expect(world.server.received.at(-1)).toMatchObject({
    method: 'POST',
    path: '/api/paper-trades/41/cancel_trade/',
    body: '{}',
  });
});

it('names a trade that is not there to close, and quotes why another one may not be', async () => {
  world.onRoute = () => [404, { error: 'No open trade' }];
  await expect(closeTrade(world.client, tradeId, decimal('1'))).rejects.toMatchObject({ code: 'trade.unknown' });
  world.onRoute = () => [400, { error: 'current_price is required' }];
  await expect(closeTrade(world.client, tradeId, decimal('1'))).rejects.toMatchObject({
    message: 'The server refused: “current_price is required”',
  });
});

it('leaves it uncertain whether a trade was closed or cancelled, when the server failed over it', async () => {
  world.onRoute = () => [502, {}];
  await expect(closeTrade(world.client, tradeId, decimal('1'))).rejects.toMatchObject({ code: 'trade.uncertain' });
  expect(world.server.received.at(-1)?.method).toBe('POST');
  await expect(cancelTrade(world.client, tradeId)).rejects.toMatchObject({ code: 'trade.uncertain' });
});

it('does not take a page that is not there for a trade that is not there', async () => {
  world.server.script = (_request, response) => response.writeHead(404).end('<h1>Not Found</h1>');
  await expect(cancelTrade(world.client, tradeId)).rejects.toMatchObject({ code: 'server.wrongPath' });
});

it('reads `error` as the reason of a broken rule only', async () => {
  world.onRoute = () => [403, { error: 'Not yours' }];
  await expect(cancelTrade(world.client, tradeId)).rejects.toMatchObject({ code: 'server.forbidden' });
});

it('says that a trade cannot be cancelled any more', async () => {
  world.onRoute = () => [404, { error: 'No pending trade' }];
  await expect(cancelTrade(world.client, tradeId)).rejects.toMatchObject({ code: 'trade.unknown' });
});

describe('lists', () => {
  it('follow next to the last page', async () => {
    const page = (n: number): unknown => ({
      count: 3,
      next: n < 3 ? `${world.server.base}/paper-trades/?page=${n + 1}` : null,
      previous: null,
      results: [{ ...wire, id: n }],
    });
    world.onRoute = (request) => [200, page(Number(/page=(\d)/u.exec(request.path)?.[1] ?? '1'))];
    expect((await listTrades(world.client)).map((trade) => trade.id)).toEqual(['1', '2', '3']);
  });

  it('follow a next that is relative', async () => {
    world.onRoute = ({ path }) => {
      const second = path.endsWith('?page=2');
      return [
        200,
        { count: 2, next: second ? null : '?page=2', previous: null, results: [{ ...wire, id: second ? 2 : 1 }] },
      ];
    };
    expect((await listTrades(world.client)).map((trade) => trade.id)).toEqual(['1', '2']);
  });

  it('accept a bare array', async () => {
    world.onRoute = () => [200, [wire]];
    expect(await listTrades(world.client)).toHaveLength(1);
  });

  it('refuse a next that leads to another origin, and one that goes in circles', async () => {
    world.onRoute = () => [200, { count: 1, next: 'https://evil.example.com/api/', previous: null, results: [] }];
    await expect(listTrades(world.client)).rejects.toMatchObject({ code: 'server.redirected' });
    const self = `${world.server.base}/paper-trades/?page=1`;
    world.onRoute = () => [200, { count: 1, next: self, previous: null, results: [] }];
    await expect(listTrades(world.client)).rejects.toMatchObject({ code: 'server.unexpectedAnswer' });
    // The first of them is the one that led away.
    expect(world.count('/paper-trades/')).toBe(1 + 2);
    let page = 0;
    world.onRoute = () => [200, { count: 1, next: `${self}${(page += 1)}`, previous: null, results: [] }];
    await expect(listTrades(world.client)).rejects.toMatchObject({ code: 'server.unexpectedAnswer' });
    // A thousand pages, and the one whose next was not followed any more.
    expect(page).toBe(1_001);
  });
});

it('keeps an unknown price unknown, and numbers as the digits the server wrote', async () => {
  const body: WireOpenPositions = {
    total_investment: 250,
    total_current_value: null,
    total_unrealized_pnl: -0.1,
    total_unrealized_pnl_pct: null,
    total_open_trades: 1,
    positions: [
      { trade_id: 41, current_price: null, unrealized_pnl: null, unrealized_pnl_pct: null, has_real_time_price: false },
      { trade_id: 42, current_price: 5.73e-7, unrealized_pnl: 1, unrealized_pnl_pct: 0.4, has_real_time_price: true },
    ],
  };
  world.onRoute = () => [200, body];
  const positions = await openPositions(world.client, world.clock);
  expect(positions.totalUnrealizedPnl).toBe('-0.1');
  expect(positions.positions[0]).toMatchObject({ currentPrice: null, unrealizedPnl: null });
  expect(positions.positions[1]).toMatchObject({ tradeId: '42', currentPrice: '0.000000573' });
});
