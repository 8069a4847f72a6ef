import { decimal } from '../../shared/domain/decimal.ts';
import type { PriceSource } from '../market/price-source.ts';

/** A market that lists one symbol, at one price. */
export function oneListed(symbol: string, price: string): PriceSource {
  return {
    quote: (asked) => (asked === symbol ? { price: decimal(price), at: 0 } : null),
    advanceTo: () => undefined,
  };
}
