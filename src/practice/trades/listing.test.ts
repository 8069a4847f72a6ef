import { describe, expect, it } from 'vitest';
import { pageSchema } from '../../shared/wire/pagination.ts';
import { wireOpenPositionsSchema, wireTradeSchema } from '../../shared/wire/trade.ts';
import { ALICE, BOB, errorOf, startHarness } from '../testing/practice-harness.ts';

describe('the trade list', () => {
  it('is newest first and filtered by each parameter', async () => {
    const { signIn, clock } = await startHarness();
    const alice = await signIn();
    for (const symbol of ['PONDUSDT', 'SOLUSDT'] as const) {
      await alice.openTrade(symbol, 'SHORT');
      clock.advance(1000);
    }
    await alice.openTrade('ETHUSDT', 'LONG');
    await alice.openTrade('BNBUSDT', 'LONG');
    const symbols = async (query: string) => (await alice.trades(query)).map(({ symbol }) => symbol);
    expect(await symbols('')).toEqual(['BNBUSDT', 'ETHUSDT', 'SOLUSDT', 'PONDUSDT']);
    expect(await symbols('?direction=SHORT')).toEqual(['SOLUSDT', 'PONDUSDT']);
    expect(await symbols('?market_type=SPOT')).toEqual(['BNBUSDT', 'ETHUSDT']);
    expect(await symbols('?symbol=ethusdt&status=OPEN')).toEqual(['ETHUSDT']);
    expect(await symbols('?status=CANCELLED')).toEqual([]);
    expect((await alice.get('/paper-trades/?status=DONE')).status).toBe(400);
  });

  it('comes in pages of 100 that can be followed to the end', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const { id } = await alice.signal('PONDUSDT', 'SHORT');
    for (let round = 0; round < 105; round += 1) {
      const trade = wireTradeSchema.parse((await alice.open(id, '10')).body);
      await alice.post(`/paper-trades/${trade.id}/close_trade/`, { current_price: '0.00573' });
    }
    const first = pageSchema(wireTradeSchema).parse((await alice.get('/paper-trades/?symbol=PONDUSDT')).body);
    expect([first.count, first.results.length, first.results[0]?.id]).toEqual([105, 100, '105']);
    const next = new URL(first.next ?? '');
    const second = pageSchema(wireTradeSchema).parse((await alice.get(next.pathname.slice(4) + next.search)).body);
    expect(second.results.map((trade) => trade.id)).toEqual(['5', '4', '3', '2', '1']);
    expect(second.next).toBeNull();
  });
});

describe('open positions', () => {
  it('are priced by the market, as JSON numbers', async () => {
    const { signIn, server } = await startHarness();
    const alice = await signIn();
    await alice.openTrade('PONDUSDT', 'SHORT');
    await alice.openTrade('LINKUSDT', 'LONG');
    server.market.setPrice('PONDUSDT', '0.0056');
    const { body } = await alice.get('/paper-trades/open_positions/');
    expect(wireOpenPositionsSchema.parse(body)).toEqual({
      total_investment: 100,
      total_current_value: 122.68760908,
      total_unrealized_pnl: 22.68760908,
      total_unrealized_pnl_pct: 22.6876,
      total_open_trades: 1,
      positions: [
        {
          trade_id: '1',
          current_price: 0.0056,
          unrealized_pnl: 22.68760908,
          unrealized_pnl_pct: 22.6876,
          has_real_time_price: true,
        },
      ],
    });
  });

  it('follow the market from second to second', async () => {
    const { signIn, clock } = await startHarness();
    const alice = await signIn();
    await alice.openTrade('PONDUSDT', 'SHORT');
    const prices = new Set<number | null | undefined>();
    for (let second = 0; second < 10; second += 1) {
      clock.advance(1000);
      const { body } = await alice.get('/paper-trades/open_positions/');
      prices.add(wireOpenPositionsSchema.parse(body).positions[0]?.current_price);
    }
    expect(prices.size).toBeGreaterThan(5);
  });

  it('total zero when there are none', async () => {
    const { signIn } = await startHarness();
    const { body } = await (await signIn()).get('/paper-trades/open_positions/');
    expect(body).toEqual({
      total_investment: 0,
      total_current_value: 0,
      total_unrealized_pnl: 0,
      total_unrealized_pnl_pct: 0,
      total_open_trades: 0,
      positions: [],
    });
  });
});

describe('trades of two users', () => {
  it('do not see, touch or block one another', async () => {
    const { signIn, server } = await startHarness({ users: [ALICE, BOB] });
    const [alice, bob] = [await signIn(), await signIn(BOB)];
    const open = await alice.openTrade('PONDUSDT', 'SHORT');
    const pending = await alice.openTrade('LINKUSDT', 'LONG');
    expect(await bob.trades()).toEqual([]);
    const theft = await bob.post(`/paper-trades/${open.id}/close_trade/`, { current_price: '0.0056' });
    expect(errorOf(theft)).toEqual([404, 'Open paper trade not found.']);
    expect((await bob.post(`/paper-trades/${pending.id}/cancel_trade/`)).status).toBe(404);
    await bob.openTrade('PONDUSDT', 'SHORT', '50');
    server.market.setPrice('PONDUSDT', '0.0070');
    for (const user of [alice, bob]) expect((await user.trades('?symbol=PONDUSDT'))[0]?.status).toBe('CLOSED_SL');
  });

  it('go on when one of them is deleted with an open trade', async () => {
    const { signIn, server } = await startHarness({ users: [ALICE, BOB] });
    const [alice, bob] = [await signIn(), await signIn(BOB)];
    await alice.openTrade('PONDUSDT', 'SHORT');
    await bob.openTrade('PONDUSDT', 'SHORT');
    server.accounts.remove('alice');
    server.market.setPrice('PONDUSDT', '0.0070');
    expect((await bob.trades())[0]?.status).toBe('CLOSED_SL');
  });
});
