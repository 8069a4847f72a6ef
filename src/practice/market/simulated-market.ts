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
  /** Where the step under way leads, until the listener has taken it: a step that is tried again leads to the same point. */
  next: number | null;
  /** The nearest whole tick, as last written out: making a decimal costs far more than taking a step. */
  quote: WholeTick;
}

interface WholeTick {
  readonly ticks: number;
  readonly price: DecimalString;
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
  readonly #inOrder: readonly Walker[];
  readonly #tickMs: number;
  #at: number;
  /** How many walkers, in order, have taken their step to `#at`. */
  #stepped: number;

  constructor({ instruments, seed, tickMs, startAt, lastPrices }: MarketSettings) {
    this.#tickMs = tickMs;
    this.#at = startAt;
    this.#walkers = new Map(
      instruments.map((instrument) => {
        const price = lastPrices.get(instrument.symbol) ?? instrument.startPrice;
        const random = seededRandom(seed, instrument.symbol);
        const position = inTicks(instrument, price);
        return [instrument.symbol, { instrument, random, position, next: null, quote: writeOut(instrument, position) }];
      }),
    );
    this.#inOrder = [...this.#walkers.values()];
    this.#stepped = this.#inOrder.length;
  }

  quote(symbol: string): Quote | null {
    const walker = this.#walkers.get(symbol);
    return walker ? { price: priceOf(walker), at: this.#at } : null;
  }

  /** The quoted price of every symbol, to be kept for the next start. */
  prices(): Map<string, DecimalString> {
    return new Map([...this.#walkers].map(([symbol, walker]) => [symbol, priceOf(walker)]));
  }

  /** When the listener throws, so does this, and the next call goes on with the very move that it did not take. */
  advanceTo(now: number, listener: PriceListener): void {
    this.#finishStep(listener);
    // A clock that was set back would otherwise freeze the market until it has caught up.
    if (now < this.#at - this.#tickMs) this.#at = now;
    this.#at = Math.max(this.#at, now - MAX_CATCH_UP_MS);
    while (this.#at + this.#tickMs <= now) {
      this.#at += this.#tickMs;
      this.#stepped = 0;
      this.#finishStep(listener);
    }
  }

  /** Moves one symbol straight to a price (rounded to its tick) now. Throws a RangeError for a symbol not listed. */
  setPrice(symbol: string, price: DecimalString, listener: PriceListener): void {
    const walker = this.#walkers.get(symbol);
    if (!walker) throw new RangeError(`not listed: ${symbol}`);
    this.#moveTo(walker, inTicks(walker.instrument, price), listener);
  }

  #finishStep(listener: PriceListener): void {
    for (const walker of this.#inOrder.slice(this.#stepped)) {
      this.#step(walker, listener);
      this.#stepped += 1;
    }
  }

  #step(walker: Walker, listener: PriceListener): void {
    walker.next ??= nextPosition(walker, this.#tickMs);
    this.#moveTo(walker, walker.next, listener);
  }

  /** The walker stays where it is until the listener has returned: a fill that could not be written is not passed over. */
  #moveTo(walker: Walker, wanted: number, listener: PriceListener): void {
    const { symbol } = walker.instrument;
    const position = Math.max(1, wanted);
    if (listener.watches(symbol)) {
      const from = priceOf(walker);
      const quote = quoteAt(walker, position);
      if (quote.price !== from) listener.moved({ symbol, from, to: quote.price, at: this.#at });
      walker.quote = quote;
    }
    walker.position = position;
    walker.next = null;
  }
}

function nextPosition({ instrument, random, position }: Walker, tickMs: number): number {
  const sigma = instrument.volatility * Math.sqrt(tickMs / 1000);
  // − σ²/2 makes the expected price the present one.
  return position * Math.exp(sigma * gaussian(random) - (sigma * sigma) / 2);
}

function inTicks(instrument: Instrument, price: DecimalString): number {
  return new ExactDecimal(price).div(instrument.tickSize).round().toNumber();
}

function priceOf(walker: Walker): DecimalString {
  walker.quote = quoteAt(walker, walker.position);
  return walker.quote.price;
}

function quoteAt({ instrument, quote }: Walker, position: number): WholeTick {
  const ticks = Math.round(position);
  return ticks === quote.ticks ? quote : writeOut(instrument, ticks);
}

function writeOut(instrument: Instrument, ticks: number): WholeTick {
  return { ticks, price: toDecimalString(new ExactDecimal(ticks).times(instrument.tickSize), 8) };
}
