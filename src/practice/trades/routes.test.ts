import { describe, expect, it } from 'vitest';
import { tradeErrorSchema } from '../../shared/wire/auth.ts';
import { pageSchema } from '../../shared/wire/pagination.ts';
import { wireOpenPositionsSchema, wireTradeSchema } from '../../shared/wire/trade.ts';
import { ALICE, BOB, startHarness, type Reply } from '../testing/practice-harness.ts';

const HOUR = 3_600_000;

function errorOf(reply: Reply): [number, string] {
  return [reply.status, tradeErrorSchema.parse(reply.body).error];
}

describe('opening a trade from a signal', () => {
  it('fills at the signal’s entry and answers 201 with every field', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const { id } = await alice.signal('PONDUSDT', 'SHORT');
    const reply = await alice.open(id, '100');
    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: 1,
      signal_id: 1,
      signal_timeframe: '15m',
      signal_confidence: 0.72,
      symbol: 'PONDUSDT',
      direction: 'SHORT',
      market_type: 'FUTURES',
      entry_price: '0.00573000',
      entry_time: '2026-03-01T12:00:00.000Z',
      position_size: '100.00000000',
      quantity: '17452.00698080',
      stop_loss: '0.00590190',
      take_profit: '0.00538620',
      exit_price: null,
      exit_time: null,
      profit_loss: '0.00000000',
      profit_loss_percentage: '0.0000',
      leverage: 10,
      status: 'OPEN',
      created_at: '2026-03-01 12:00:00',
      updated_at: '2026-03-01 12:00:00',
      duration_hours: 0,
      is_open: true,
      is_closed: false,
      is_profitable: false,
    });
    expect(wireTradeSchema.parse(reply.body).id).toBe('1');
  });

  it('takes the signal’s id as text or number and the size as text or number', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    expect((await alice.open(1, 100)).status).toBe(201);
    expect((await alice.open('2', '0.01')).status).toBe(201);
  });

  it('refuses a second position in the same symbol and direction until the first is closed', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const trade = await alice.openTrade('BTCUSDT', 'LONG');
    const again = await alice.open((await alice.signal('BTCUSDT', 'LONG')).id, '5');
    expect(errorOf(again)).toEqual([400, 'You already have an open or pending BTCUSDT LONG paper trade.']);
    await alice.openTrade('BTCUSDT', 'SHORT');
    expect(errorOf(await alice.open((await alice.signal('BTCUSDT', 'SHORT')).id, '5'))[0]).toBe(400);
    await alice.post(`/paper-trades/${trade.id}/close_trade/`, { current_price: '64000' });
    await alice.openTrade('BTCUSDT', 'LONG');
    expect(await alice.trades()).toHaveLength(3);
  });

  it('lets exactly one of ten simultaneous orders through', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const replies = await Promise.all(Array.from({ length: 10 }, () => alice.open(1, '100')));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(9);
  });

  it('refuses bad input with a sentence and opens nothing', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const path = '/paper-trades/create_from_signal/';
    for (const size of ['0', '-1', 'NaN', '1' + '0'.repeat(30), '0.000000001', null, true]) {
      const [status, error] = errorOf(await alice.open(1, size));
      expect(status).toBe(400);
      expect(error).toMatch(/^position_size /);
    }
    expect(errorOf(await alice.post(path, { position_size: '1' }))).toEqual([400, 'signal_id is required.']);
    expect(errorOf(await alice.post(path, { signal_id: 1 }))).toEqual([400, 'position_size is required.']);
    expect(errorOf(await alice.post(path, []))[0]).toBe(400);
    const dust = errorOf(await alice.open((await alice.signal('BTCUSDT', 'LONG')).id, '0.0001'));
    expect(dust).toEqual([400, 'position_size is too small for this price.']);
    expect(await alice.trades()).toEqual([]);
  });

  it('does not know a signal that never was', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    for (const id of [999, '0', 'abc', '1; DROP TABLE signals', '9'.repeat(40), [1]]) {
      const reply = await alice.post('/paper-trades/create_from_signal/', { signal_id: id, position_size: '1' });
      expect(errorOf(reply)).toEqual([404, 'Signal not found.']);
    }
  });

  it('refuses a signal that has expired', async () => {
    const { signIn, clock } = await startHarness({ accessSeconds: 86_400 });
    const alice = await signIn();
    clock.advance(4 * HOUR);
    expect(errorOf(await alice.open(1, '100'))).toEqual([400, 'This signal is no longer active.']);
  });
});

describe('a signal away from the market', () => {
  it('makes a pending trade; at least two seeded signals do', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    for (const { id } of await alice.signals()) await alice.open(id, '100');
    const pending = (await alice.trades('?status=PENDING')).map(({ symbol }) => symbol);
    expect(pending.toSorted()).toEqual(['BTCUSDT', 'INJUSDT', 'LINKUSDT']);
    const [trade] = await alice.trades('?status=PENDING&symbol=LINKUSDT');
    expect(trade).toMatchObject({ entry_time: null, duration_hours: null, is_open: false, is_closed: false });
    expect(await alice.trades('?status=OPEN')).toHaveLength(10);
  });

  it('is opened at its entry when the price touches it', async () => {
    const { signIn, server, clock } = await startHarness();
    const alice = await signIn();
    const { entry_price } = await alice.openTrade('LINKUSDT', 'LONG');
    clock.advance(60_000);
    expect(await alice.trades('?status=OPEN')).toEqual([]);
    server.market.setPrice('LINKUSDT', '13.70');
    const [trade] = await alice.trades('?status=OPEN');
    expect(trade).toMatchObject({ entry_price, entry_time: '2026-03-01T12:01:00.000Z' });
    expect(trade?.updated_at).toBe('2026-03-01 12:01:00');
  });

  it('can be cancelled once, and only while pending', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const pending = await alice.openTrade('INJUSDT', 'SHORT');
    const open = await alice.openTrade('PONDUSDT', 'SHORT');
    const cancel = (id: string) => alice.post(`/paper-trades/${id}/cancel_trade/`);
    expect(wireTradeSchema.parse((await cancel(pending.id)).body)).toMatchObject({
      status: 'CANCELLED',
      is_open: false,
      is_closed: false,
      exit_price: null,
    });
    for (const id of [pending.id, open.id, '999', 'abc']) {
      expect(errorOf(await cancel(id))).toEqual([404, 'Pending paper trade not found.']);
    }
    await alice.openTrade('INJUSDT', 'SHORT');
  });
});

describe('closing a trade', () => {
  it('at the price shown gives the profit of api.md, once', async () => {
    const { signIn, clock } = await startHarness();
    const alice = await signIn();
    const { id } = await alice.openTrade('PONDUSDT', 'SHORT');
    clock.advance(30 * 60_000);
    const reply = await alice.post(`/paper-trades/${id}/close_trade/`, { current_price: '0.00560000' });
    expect(reply.status).toBe(200);
    expect(wireTradeSchema.parse(reply.body)).toMatchObject({
      status: 'CLOSED_MANUAL',
      exit_price: '0.00560000',
      exit_time: '2026-03-01T12:30:00.000Z',
      updated_at: '2026-03-01 12:30:00',
      profit_loss: '22.68760908',
      profit_loss_percentage: '22.6876',
      duration_hours: 0.5,
      is_open: false,
      is_closed: true,
      is_profitable: true,
    });
    const again = await alice.post(`/paper-trades/${id}/close_trade/`, { current_price: '0.00560000' });
    expect(errorOf(again)).toEqual([404, 'Open paper trade not found.']);
  });

  it('wants current_price, and a sound one', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const { id } = await alice.openTrade('PONDUSDT', 'SHORT');
    const close = async (body: unknown) => errorOf(await alice.post(`/paper-trades/${id}/close_trade/`, body));
    expect(await close({})).toEqual([400, 'current_price is required.']);
    expect(await close({ exit_price: '0.0056' })).toEqual([400, 'current_price is required.']);
    expect(await close({ current_price: '0' })).toEqual([400, 'current_price must be greater than zero.']);
    expect((await alice.trades())[0]?.status).toBe('OPEN');
  });

  it('does not know a pending trade or one that never was', async () => {
    const { signIn } = await startHarness();
    const alice = await signIn();
    const pending = await alice.openTrade('LINKUSDT', 'LONG');
    for (const id of [pending.id, '999', '0x1', '-1']) {
      const reply = await alice.post(`/paper-trades/${id}/close_trade/`, { current_price: '14' });
      expect(errorOf(reply)).toEqual([404, 'Open paper trade not found.']);
    }
  });
});

describe('stops and targets', () => {
  it('close the trade at their own level when the price runs through', async () => {
    const { signIn, server } = await startHarness();
    const alice = await signIn();
    await alice.openTrade('PONDUSDT', 'SHORT');
    await alice.openTrade('BTCUSDT', 'LONG');
    server.market.setPrice('PONDUSDT', '0.00700000');
    server.market.setPrice('BTCUSDT', '70000');
    expect(await alice.trades()).toMatchObject([
      { symbol: 'BTCUSDT', status: 'CLOSED_TP', exit_price: '66523.17000000', is_profitable: true },
      { symbol: 'PONDUSDT', status: 'CLOSED_SL', exit_price: '0.00590190', profit_loss: '-30.00000000' },
    ]);
  });

  it('fire on the simulated path, at the tick that crossed, also while nobody looked', async () => {
    const { signIn, clock } = await startHarness({ accessSeconds: 3 * 86_400 });
    const alice = await signIn();
    for (const symbol of ['BTCUSDT', 'XRPUSDT', 'DOGEUSDT'] as const) await alice.openTrade(symbol, 'LONG');
    clock.advance(24 * HOUR);
    const closed = (await alice.trades()).filter(({ is_closed }) => is_closed);
    expect(closed.length).toBeGreaterThan(1);
    for (const { status, exit_price, stop_loss, take_profit, exit_time } of closed) {
      expect(exit_price).toBe(status === 'CLOSED_SL' ? stop_loss : take_profit);
      expect(Date.parse(exit_time ?? '')).toBeLessThan(clock.now());
    }
    expect(new Set(closed.map(({ exit_time }) => exit_time)).size).toBeGreaterThan(1);
  });
});

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
