import { useStore } from 'zustand';
import type { Trade } from '../../../shared/domain/trade.ts';
import { formatPrice } from '../../format/numbers.ts';
import { directionWord } from '../../format/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import { ProfitLoss } from '../../ui/figures.tsx';

/** What became of the trade the user has just closed or cancelled. The inspector beside it leads on to the History. */
export function DoneBanner() {
  const { tradeActions } = useDesk();
  const done = useStore(tradeActions.store, (s) => s.done);
  if (!done) return null;
  return (
    <Banner tone="success" onDismiss={() => tradeActions.dismissDone()}>
      <Outcome trade={done} />
    </Banner>
  );
}

function Outcome({ trade }: { readonly trade: Trade }) {
  const name = `${trade.symbol} ${directionWord[trade.direction]}`;
  if (trade.status === 'CANCELLED') return <>Order cancelled: {name}. No trade was opened.</>;
  if (trade.status === 'OPEN') return <>Too late to cancel: {name} has been filled and is open.</>;
  return (
    <>
      Trade closed: {name}
      {trade.exitPrice !== null && ` at ${formatPrice(trade.exitPrice, trade.entryPrice)}`}, result{' '}
      <ProfitLoss value={trade.profitLoss} />.
    </>
  );
}
