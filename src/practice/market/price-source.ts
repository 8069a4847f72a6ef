import type { DecimalString } from '../../shared/domain/decimal.ts';

export interface Quote {
  readonly price: DecimalString;
  /** When the market stood at this price; epoch milliseconds. */
  readonly at: number;
}

/** A step of one symbol's price. Every price between the two was passed. */
export interface PriceMove {
  readonly symbol: string;
  readonly from: DecimalString;
  readonly to: DecimalString;
  readonly at: number;
}

export interface PriceListener {
  /** Moves of other symbols need not be told, which keeps catching up after a long sleep cheap. */
  watches(symbol: string): boolean;
  moved(move: PriceMove): void;
}

/** Where prices come from. The trades know nothing else of the market. */
export interface PriceSource {
  /** The current price, or null for a symbol this market does not list. */
  quote(symbol: string): Quote | null;
  /** Brings the market to `now` (epoch milliseconds), telling each step in order. */
  advanceTo(now: number, listener: PriceListener): void;
}
