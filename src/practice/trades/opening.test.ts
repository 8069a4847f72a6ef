import { describe, expect, it } from 'vitest';
import { wireTradeSchema } from '../../shared/wire/trade.ts';
import { errorOf, startHarness } from '../testing/practice-harness.ts';

const HOUR = 3_600_000;

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
