import type { MarketType } from './market.ts';

/**
 * By how much a price change is multiplied. Source: the server's P/L, `(exit − entry) · quantity`, negated for SHORT, times
 * `leverage` for FUTURES and for nothing else, whatever the record states. A market that is not known counts as unleveraged.
 */
export function effectiveLeverage(marketType: MarketType | null, leverage: number | null): number {
  return marketType === 'FUTURES' ? (leverage ?? 1) : 1;
}
