import type { EpochMs } from '../../../shared/domain/market.ts';
import { Age } from '../../ui/age.tsx';
import { useIsStale } from '../../ui/desk-context.ts';
import type { Position } from './position.ts';
import { countPriced } from './price-trust.ts';

interface PriceSummaryProps {
  readonly rows: readonly Position[];
  readonly receivedAt: EpochMs | null;
}

/** How far the figures in the table can be trusted: "5 open · 4 of 5 priced live · prices 2 s old". */
export function PriceSummary({ rows, receivedAt }: PriceSummaryProps) {
  const stale = useIsStale(receivedAt);
  const { open, pending, live } = countPriced(rows, stale);
  return (
    <>
      {open} open
      {pending > 0 && `, ${pending} pending`}
      {open > 0 && ` · ${live} of ${open} priced live`}
      {receivedAt !== null && open > 0 && (
        <span className={stale ? 'text-warning' : undefined}>
          {' · '}
          {stale ? 'stale, last prices' : 'prices'} <Age since={receivedAt} /> old
        </span>
      )}
    </>
  );
}
