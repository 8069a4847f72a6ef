import { describe, expect, it } from 'vitest';
import { decimal, type DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import { START } from '../testing/practice-harness.ts';
import { instruments } from './instruments.ts';
import type { PriceMove } from './price-source.ts';
import { SimulatedMarket } from './simulated-market.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const nobody = { watches: () => false, moved: () => undefined };

function market(seed = 1, lastPrices: ReadonlyMap<string, DecimalString> = new Map()): SimulatedMarket {
  return new SimulatedMarket({ instruments, seed, tickMs: SECOND, startAt: START, lastPrices });
}

function recorder(symbol: string) {
  const moves: PriceMove[] = [];
  return { moves, watches: (watched: string) => watched === symbol, moved: (move: PriceMove) => void moves.push(move) };
}

describe('the simulated market', () => {
  it('starts at the listed prices and stands still while no time passes', () => {
    const stalls = market();
    stalls.advanceTo(START + 999, nobody);
    expect(stalls.quote('PONDUSDT')).toEqual({ price: '0.00573000', at: START });
    expect(stalls.quote('NOSUCH')).toBeNull();
  });

  it('plays the same prices for the same seed, however often it is looked at', () => {
    const inOneGo = market();
    inOneGo.advanceTo(START + HOUR, nobody);
    const stepwise = market();
    for (let at = START; at <= START + HOUR; at += 700) stepwise.advanceTo(at, recorder('BTCUSDT'));
    stepwise.advanceTo(START + HOUR, nobody);
    expect(stepwise.prices()).toEqual(inOneGo.prices());
    const other = market(2);
    other.advanceTo(START + HOUR, nobody);
    expect(other.prices()).not.toEqual(inOneGo.prices());
  });

  it('tells a listener an unbroken path of whole ticks', () => {
    const path = recorder('PONDUSDT');
    const walk = market();
    walk.advanceTo(START + 120 * SECOND, path);
    expect(path.moves.length).toBeGreaterThan(100);
    let last = '0.00573000';
    for (const { symbol, from, to, at } of path.moves) {
      expect([symbol, from, (at - START) % SECOND]).toEqual(['PONDUSDT', last, 0]);
      expect(new ExactDecimal(to).mod('0.0000001').isZero()).toBe(true);
      last = to;
    }
    expect(last).toBe(walk.quote('PONDUSDT')?.price);
  });

  it('moves most prices within a few seconds', () => {
    const walk = market();
    const before = walk.prices();
    walk.advanceTo(START + 3 * SECOND, nobody);
    const moved = [...walk.prices()].filter(([symbol, price]) => before.get(symbol) !== price);
    expect(moved.length).toBeGreaterThan(instruments.length / 2);
  });

  it('stays far from a stop 1.8 % away for its first minute, whatever the seed', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const walk = market(seed);
      walk.advanceTo(START + 60 * SECOND, nobody);
      for (const { symbol, startPrice } of instruments) {
        const price = walk.quote(symbol)?.price ?? startPrice;
        expect(new ExactDecimal(price).div(startPrice).minus(1).abs().lt('0.009'), `${symbol}, seed ${seed}`).toBe(
          true,
        );
      }
    }
  });

  it('goes on from the prices it is given', () => {
    const walk = market(1, new Map([['BTCUSDT', decimal('70000.00000000')]]));
    expect(walk.quote('BTCUSDT')?.price).toBe('70000.00000000');
    expect(walk.quote('ETHUSDT')?.price).toBe('3127.45000000');
  });

  it('catches up after a night and takes a longer absence as one day', () => {
    const night = recorder('BTCUSDT');
    const walk = market();
    walk.advanceTo(START + 8 * HOUR, night);
    expect(night.moves.at(-1)?.at).toBeGreaterThan(START + 8 * HOUR - 10 * SECOND);
    const month = recorder('BTCUSDT');
    walk.advanceTo(START + 720 * HOUR, month);
    expect(month.moves[0]?.at).toBeGreaterThan(START + 696 * HOUR);
    expect(walk.quote('BTCUSDT')?.at).toBe(START + 720 * HOUR);
  });

  it('goes on when the clock was set back', () => {
    const walk = market();
    walk.advanceTo(START + HOUR, nobody);
    const after = recorder('BTCUSDT');
    walk.advanceTo(START, after);
    walk.advanceTo(START + 30 * SECOND, after);
    expect(after.moves.length).toBeGreaterThan(10);
  });

  it('can be put at a price, telling the move', () => {
    const walk = market();
    const path = recorder('PONDUSDT');
    walk.setPrice('PONDUSDT', decimal('0.00600004'), path);
    expect(walk.quote('PONDUSDT')?.price).toBe('0.00600000');
    expect(path.moves).toEqual([{ symbol: 'PONDUSDT', from: '0.00573000', to: '0.00600000', at: START }]);
    expect(() => walk.setPrice('NOSUCH', decimal('1'), path)).toThrow(RangeError);
  });

  describe('when a listener fails', () => {
    const all = { watches: () => true };

    /** Takes every move but the one at which it throws, once, as a write to a full disk does. */
    function failingOnceAt(failAt: number) {
      const moves: PriceMove[] = [];
      let told = 0;
      return {
        ...all,
        moves,
        moved(move: PriceMove) {
          told += 1;
          if (told === failAt) throw new Error('disk full');
          moves.push(move);
        },
      };
    }

    it('tells the same move again, and no symbol skips or repeats a step', () => {
      const steady: PriceMove[] = [];
      market().advanceTo(START + 10 * SECOND, { ...all, moved: (move) => void steady.push(move) });

      const listener = failingOnceAt(20);
      const walk = market();
      expect(() => walk.advanceTo(START + 10 * SECOND, listener)).toThrow('disk full');
      walk.advanceTo(START + 10 * SECOND, listener);
      expect(listener.moves).toEqual(steady);
    });

    it('stands where it stood before, also when it was put at a price', () => {
      const walk = market();
      const listener = failingOnceAt(1);
      expect(() => walk.setPrice('PONDUSDT', decimal('0.006'), listener)).toThrow('disk full');
      expect(walk.quote('PONDUSDT')?.price).toBe('0.00573000');
      walk.setPrice('PONDUSDT', decimal('0.006'), listener);
      expect(listener.moves).toMatchObject([{ from: '0.00573000', to: '0.00600000' }]);
    });
  });
});
