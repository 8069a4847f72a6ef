import type { EpochMs } from '../../shared/domain/market.ts';
import { formatAge, formatExactTime } from '../format/time.ts';
import { useNow } from './desk-context.ts';

/** A ticking age. Not a live region: screen readers hear fills, not ticks. */
export function Age({ since }: { readonly since: EpochMs }) {
  return <time title={formatExactTime(since)}>{formatAge(since, useNow())}</time>;
}
