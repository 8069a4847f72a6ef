import { describe, expect, it } from 'vitest';
import { pageSchema } from '../../shared/wire/pagination.ts';
import { wireSignalSchema } from '../../shared/wire/signal.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import { startHarness, type ApiUser } from '../testing/practice-harness.ts';
import { SIGNAL_LIFE_MS } from './place.ts';

const WEEK = 7 * 24 * 3_600_000;

async function list(user: ApiUser, query = '') {
  const { status, body } = await user.get(`/signals/${query}`);
  expect(status).toBe(200);
  return pageSchema(wireSignalSchema).parse(body);
}

async function names(user: ApiUser, query: string) {
  return (await list(user, query)).results.map(({ symbol_name, direction }) => `${symbol_name} ${direction}`);
}

describe('the signal list', () => {
  it('begins with about a dozen active signals, PONDUSDT SHORT at 0.00573000 the newest', async () => {
    const { signIn } = await startHarness();
    const { count, next, results } = await list(await signIn());
    expect([count, next]).toEqual([13, null]);
    expect(results[0]).toEqual({
      id: '1',
      symbol_name: 'PONDUSDT',
      direction: 'SHORT',
      entry: '0.00573000',
      sl: '0.00590190',
      tp: '0.00538620',
      confidence: 0.72,
      status: 'ACTIVE',
      risk_reward: 2,
      created_at: '2026-03-01T11:59:00.000Z',
      market_type: 'FUTURES',
      leverage: 10,
      timeframe: '15m',
      description: expect.any(String) as unknown,
      trading_type: 'DAY',
      estimated_duration_hours: 6,
    });
  });

  it('is placed when the server starts, not when it is first asked', async () => {
    const { signIn, clock } = await startHarness();
    clock.advance(60_000);
    expect((await (await signIn()).signal('PONDUSDT', 'SHORT')).entry).toBe('0.00573000');
  });

  it('has both directions, both markets, and a leverage on futures alone', async () => {
    const { signIn } = await startHarness();
    const { results } = await list(await signIn());
    expect(new Set(results.map(({ direction }) => direction))).toEqual(new Set(['LONG', 'SHORT']));
    expect(new Set(results.map(({ market_type }) => market_type))).toEqual(new Set(['SPOT', 'FUTURES']));
    for (const { market_type, leverage } of results) expect(leverage !== null).toBe(market_type === 'FUTURES');
  });

  it('places stop and target on their sides, near the market, with the stated ratio', async () => {
    const { signIn, server } = await startHarness();
    for (const { symbol_name, direction, entry, sl, tp, risk_reward } of (await list(await signIn())).results) {
      const side = direction === 'LONG' ? 1 : -1;
      const risk = new ExactDecimal(entry).minus(sl).times(side);
      const reward = new ExactDecimal(tp).minus(entry).times(side);
      expect(risk.gt(0) && reward.gt(0), symbol_name).toBe(true);
      expect(reward.div(risk).toDecimalPlaces(2).toNumber()).toBe(risk_reward);
      const price = server.market.price(symbol_name) ?? '';
      expect(new ExactDecimal(price).div(entry).minus(1).abs().lt('0.04'), symbol_name).toBe(true);
    }
  });

  it('filters by each parameter and by all together', async () => {
    const { signIn } = await startHarness();
    const user = await signIn();
    expect(await names(user, '?symbol=btcusdt')).toEqual(['BTCUSDT LONG', 'BTCUSDT SHORT']);
    expect(await names(user, '?symbol=BTCUSDT&direction=SHORT')).toEqual(['BTCUSDT SHORT']);
    expect(await names(user, '?market_type=SPOT&timeframe=4h')).toEqual(['ETHUSDT LONG', 'LINKUSDT LONG']);
    expect(await names(user, '?min_confidence=0.7')).toEqual(['PONDUSDT SHORT', 'LINKUSDT LONG']);
    expect(await names(user, '?search=NECKLINE')).toEqual(['AVAXUSDT SHORT']);
    expect(await names(user, '?search=%25')).toHaveLength(4);
    expect(await names(user, '?status=EXPIRED')).toEqual([]);
    expect(await names(user, '?status=')).toHaveLength(13);
  });

  it('orders by a field in both directions and ignores an unknown one', async () => {
    const { signIn } = await startHarness();
    const user = await signIn();
    const confidences = (await list(user, '?ordering=-confidence')).results.map(({ confidence }) => confidence ?? 0);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    expect((await names(user, '?ordering=symbol'))[0]).toBe('ADAUSDT SHORT');
    const injected = '?ordering=id;DROP TABLE signals';
    expect((await names(user, injected))[0]).toBe('PONDUSDT SHORT');
  });

  it('says which filter it does not understand', async () => {
    const { signIn } = await startHarness();
    const user = await signIn();
    expect(await user.get('/signals/?status=OPEN')).toMatchObject({
      status: 400,
      body: { status: ['Select a valid choice. OPEN is not one of the available choices.'] },
    });
    expect(await user.get('/signals/?min_confidence=high')).toMatchObject({
      status: 400,
      body: { min_confidence: ['Enter a number.'] },
    });
  });
});

describe('the signal supply', () => {
  it('keeps the signals for their life and then places fresh ones at the present prices', async () => {
    const { signIn, clock, server } = await startHarness({ accessSeconds: 60 * 86_400 });
    const user = await signIn();
    clock.advance(SIGNAL_LIFE_MS - 1);
    expect((await list(user, '?status=ACTIVE')).results.map(({ id }) => id)).toContain('1');
    clock.advance(1);
    const fresh = (await list(user, '?status=ACTIVE')).results;
    expect(fresh).toHaveLength(13);
    expect(Math.min(...fresh.map(({ id }) => Number(id)))).toBe(14);
    expect((await list(user, '?status=EXPIRED')).count).toBe(13);
    const pond = await user.signal('PONDUSDT', 'SHORT');
    const now = fresh.find(({ symbol_name }) => symbol_name === 'PONDUSDT');
    expect(now?.entry).toBe(server.market.price('PONDUSDT'));
    expect(pond.status).toBe('EXPIRED');
  });

  it('has fresh signals in a server that slept for weeks', async () => {
    const { signIn, clock } = await startHarness({ accessSeconds: 60 * 86_400 });
    const user = await signIn();
    clock.advance(5 * WEEK);
    expect((await list(user, '?status=ACTIVE')).count).toBe(13);
  });
});
