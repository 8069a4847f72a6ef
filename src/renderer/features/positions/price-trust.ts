import type { OpenPosition } from '../../../shared/domain/trade.ts';
import type { Position } from './position.ts';

/**
 * How far a price can be trusted: `stale` was live when it was received, too long ago; `notLive` is what the server itself
 * does not call a real-time price. Only `live` may look live.
 */
export type PriceTrust = 'live' | 'stale' | 'notLive' | 'none';

export function trustOf(live: OpenPosition | null, stale: boolean): PriceTrust {
  if (live === null || live.currentPrice === null) return 'none';
  if (!live.hasRealTimePrice) return 'notLive';
  return stale ? 'stale' : 'live';
}

interface PriceCount {
  readonly open: number;
  readonly pending: number;
  /** Open trades with a live price. */
  readonly live: number;
}

export function countPriced(rows: readonly Position[], stale: boolean): PriceCount {
  const open = rows.filter(({ trade }) => trade.status === 'OPEN');
  return {
    open: open.length,
    pending: rows.length - open.length,
    live: open.filter(({ live }) => trustOf(live, stale) === 'live').length,
  };
}
