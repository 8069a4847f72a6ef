import type { EpochMs } from '../../../shared/domain/market.ts';
import { Age } from '../../ui/age.tsx';
import { useIsStale } from '../../ui/desk-context.ts';
import type { Position } from './position.ts';

interface PriceSummaryProps {
  readonly rows: readonly Position[];
  readonly receivedAt: EpochMs | null;
}

/** How far the figures in the table can be trusted: "4 of 5 positions priced, prices 2 s old". */
export function PriceSummary({ rows, receivedAt }: PriceSummaryProps) {
  const stale = useIsStale(receivedAt);
  const open = rows.filter(({ trade }) => trade.status === 'OPEN');
  const priced = open.filter(({ live }) => live !== null && live.currentPrice !== null);
  const pending = rows.length - open.length;
  return (
    <>
      {open.length} open
      {pending > 0 && `, ${pending} pending`}
      {open.length > 0 && (
        <>
          {' · '}
          {priced.length} of {open.length} priced
        </>
      )}
      {receivedAt !== null && open.length > 0 && (
        <span className={stale ? 'text-warning' : undefined}>
          {' · '}
          {stale ? 'stale, ' : ''}prices <Age since={receivedAt} /> old
        </span>
      )}
    </>
  );
}
