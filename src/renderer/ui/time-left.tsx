import type { EpochMs } from '../../shared/domain/market.ts';
import { formatExactTime, formatLeft } from '../format/time.ts';
import { useNow } from './desk-context.ts';

/** A ticking countdown. Not a live region: what runs out is announced once, where it is said. */
export function TimeLeft({ until }: { readonly until: EpochMs }) {
  return <time title={formatExactTime(until)}>{formatLeft(until, useNow())}</time>;
}
