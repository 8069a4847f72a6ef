import { formatExactTime, formatTime } from '../../format/time.ts';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Price, ProfitLoss } from '../../ui/figures.tsx';
import { endOf, resultOf } from './result.ts';
import { TradeFacts, TradeHeader } from './trade-facts.tsx';

/** The inspector of the History view. */
export function HistoryDetail() {
  const { trades } = useDesk();
  const { data } = useRemote(trades);
  const selected = useWorkspace((s) => s.historyId);
  const trade = data?.find((t) => t.id === selected);
  if (!trade) return <EmptyState title="No trade selected">Select a trade to see it in full.</EmptyState>;
  const { profitLoss, percentage } = resultOf(trade);
  return (
    <>
      <TradeHeader trade={trade} />
      <Facts>
        <Fact name="P/L">
          <ProfitLoss value={profitLoss} />
        </Fact>
        <Fact name="Return on margin">
          <ProfitLoss value={percentage} unit="percent" />
        </Fact>
        <Fact name="Exit">
          <Price value={trade.exitPrice} beside={trade.entryPrice} />
        </Fact>
        <Fact name="Ended">
          <time title={formatExactTime(endOf(trade))}>{formatTime(endOf(trade))}</time>
        </Fact>
      </Facts>
      <TradeFacts trade={trade} />
    </>
  );
}
