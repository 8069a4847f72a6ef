import type { Trade } from '../../../shared/domain/trade.ts';
import { formatExactTime, formatTime } from '../../format/time.ts';
import { tradeStatusWord } from '../../format/words.ts';
import { isLive } from '../../stores/trade-status.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DirectionTag, Money, Price, ProfitLoss } from '../../ui/figures.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RemoteView } from '../../ui/remote-view.tsx';
import { endOf, resultOf } from './result.ts';

const columns: readonly [Column<Trade>, ...Column<Trade>[]] = [
  { key: 'symbol', header: 'Symbol', cell: (t) => t.symbol },
  { key: 'direction', header: 'Direction', cell: (t) => <DirectionTag direction={t.direction} /> },
  { key: 'size', header: 'Margin', align: 'right', cell: (t) => <Money value={t.positionSize} /> },
  { key: 'entry', header: 'Entry', align: 'right', cell: (t) => <Price value={t.entryPrice} /> },
  { key: 'exit', header: 'Exit', align: 'right', cell: (t) => <Price value={t.exitPrice} beside={t.entryPrice} /> },
  { key: 'pnl', header: 'P/L', align: 'right', cell: (t) => <ProfitLoss value={resultOf(t).profitLoss} /> },
  {
    key: 'return',
    header: 'Return',
    align: 'right',
    cell: (t) => <ProfitLoss value={resultOf(t).percentage} unit="percent" />,
  },
  { key: 'status', header: 'Status', cell: (t) => tradeStatusWord[t.status] },
  {
    key: 'closed',
    header: 'Ended',
    align: 'right',
    cell: (t) => <time title={formatExactTime(endOf(t))}>{formatTime(endOf(t))}</time>,
  },
];

export function HistoryView() {
  const { trades } = useDesk();
  const { data } = useRemote(trades);
  return (
    <>
      <PageTitle title="History">{data && summaryOf(ended(data))}</PageTitle>
      <RemoteView remote={trades} what="history">
        {(list) => <HistoryTable trades={ended(list)} />}
      </RemoteView>
    </>
  );
}

/** Newest first. */
function ended(trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => !isLive(trade)).toSorted((a, b) => endOf(b) - endOf(a));
}

function summaryOf(trades: readonly Trade[]): string {
  return trades.length === 1 ? '1 trade' : `${trades.length} trades`;
}

function HistoryTable({ trades }: { readonly trades: readonly Trade[] }) {
  const { workspace } = useDesk();
  const selected = useWorkspace((s) => s.historyId);
  if (trades.length === 0)
    return <EmptyState title="No history yet">Trades appear here once they are closed or cancelled.</EmptyState>;
  return (
    <DataTable
      label="History"
      rows={trades}
      columns={columns}
      rowKey={(trade) => trade.id}
      selected={selected}
      onSelect={(trade) => workspace.selectHistory(trade.id)}
      isMuted={(trade) => trade.status === 'CANCELLED'}
    />
  );
}
