import { describe, expect, it } from 'vitest';
import { wireTradeSchema } from '../../shared/wire/trade.ts';
import { errorOf, startHarness } from '../testing/practice-harness.ts';

const HOUR = 3_600_000;

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
