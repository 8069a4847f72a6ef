import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import type { Instrument } from './instruments.ts';
import type { PriceListener, PriceSource, Quote } from './price-source.ts';
import { gaussian, seededRandom, type Random } from './random.ts';

/** After a longer sleep the market is taken to have stood still before; a day is simulated in a fraction of a second. */
const MAX_CATCH_UP_MS = 24 * 60 * 60 * 1000;

interface Walker {
  readonly instrument: Instrument;
  readonly random: Random;
  /** The exact point of the walk, in ticks. */
  position: number;
  /** The nearest whole tick, as last written out: making a decimal costs far more than taking a step. */
  quote: { readonly ticks: number; readonly price: DecimalString };
}

interface MarketSettings {
  readonly instruments: readonly Instrument[];
  readonly seed: number;
  readonly tickMs: number;
  readonly startAt: number;
  /** Prices to go on from, by symbol; the instrument's own start price where there is none. */
  readonly lastPrices: ReadonlyMap<string, DecimalString>;
}

/**
 * Each symbol walks a geometric random walk without drift, in steps of `tickMs`. Same settings and same times, same prices,
 * however often `advanceTo` is called in between. The walk is not money and runs in floats; every price it quotes is an
 * exact multiple of the tick.
 */
export class SimulatedMarket implements PriceSource {
  readonly #walkers: ReadonlyMap<string, Walker>;
  readonly #tickMs: number;
  #at: number;

  constructor({ instruments, seed, tickMs, startAt, lastPrices }: MarketSettings) {
    this.#tickMs = tickMs;
    this.#at = startAt;
    this.#walkers = new Map(
      instruments.map((instrument) => {
        const price = lastPrices.get(instrument.symbol) ?? instrument.startPrice;
        const random = seededRandom(seed, instrument.symbol);
        const position = inTicks(instrument, price);
        return [instrument.symbol, { instrument, random, position, quote: writeOut(instrument, position) }];
      }),
    );
  }

  quote(symbol: string): Quote | null {
    const walker = this.#walkers.get(symbol);
    return walker ? { price: priceOf(walker), at: this.#at } : null;
  }

  /** The quoted price of every symbol, to be kept for the next start. */
  prices(): Map<string, DecimalString> {
    return new Map([...this.#walkers].map(([symbol, walker]) => [symbol, priceOf(walker)]));
  }

  advanceTo(now: number, listener: PriceListener): void {
    // A clock that was set back would otherwise freeze the market until it has caught up.
    if (now < this.#at - this.#tickMs) this.#at = now;
    this.#at = Math.max(this.#at, now - MAX_CATCH_UP_MS);
    while (this.#at + this.#tickMs <= now) {
      this.#at += this.#tickMs;
      for (const walker of this.#walkers.values()) this.#step(walker, listener);
    }
  }

  /** Moves one symbol straight to a price (rounded to its tick) now. Throws a RangeError for a symbol not listed. */
  setPrice(symbol: string, price: DecimalString, listener: PriceListener): void {
    const walker = this.#walkers.get(symbol);
    if (!walker) throw new RangeError(`not listed: ${symbol}`);
    this.#moveTo(walker, inTicks(walker.instrument, price), listener);
  }

  #step(walker: Walker, listener: PriceListener): void {
    const sigma = walker.instrument.volatility * Math.sqrt(this.#tickMs / 1000);
    // − σ²/2 makes the expected price the present one.
    const logReturn = sigma * gaussian(walker.random) - (sigma * sigma) / 2;
    this.#moveTo(walker, walker.position * Math.exp(logReturn), listener);
  }

  #moveTo(walker: Walker, position: number, listener: PriceListener): void {
    const { symbol } = walker.instrument;
    const from = listener.watches(symbol) ? priceOf(walker) : null;
    walker.position = Math.max(1, position);
    if (from === null) return;
    const to = priceOf(walker);
    if (to !== from) listener.moved({ symbol, from, to, at: this.#at });
  }
}

function inTicks(instrument: Instrument, price: DecimalString): number {
  return new ExactDecimal(price).div(instrument.tickSize).round().toNumber();
}

function priceOf(walker: Walker): DecimalString {
  const ticks = Math.round(walker.position);
  if (ticks !== walker.quote.ticks) walker.quote = writeOut(walker.instrument, ticks);
  return walker.quote.price;
}

function writeOut(instrument: Instrument, ticks: number): Walker['quote'] {
  return { ticks, price: toDecimalString(new ExactDecimal(ticks).times(instrument.tickSize), 8) };
}
