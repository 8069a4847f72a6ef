import type { Trade } from '../../../shared/domain/trade.ts';
import { formatExactTime, formatTime } from '../../format/time.ts';
import { tradeStatusWord } from '../../format/words.ts';
import { isLive } from '../../stores/trade-status.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useDesk, useWorkspace } from '../../ui/desk-context.ts';
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
  { key: 'exit', header: 'Exit', align: 'right', cell: (t) => <Price value={t.exitPrice} /> },
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
  return (
    <RemoteView remote={trades} what="history">
      {(list) => <HistoryTable trades={list.filter((trade) => !isLive(trade))} />}
    </RemoteView>
  );
}

function HistoryTable({ trades }: { readonly trades: readonly Trade[] }) {
  const { workspace } = useDesk();
  const selected = useWorkspace((s) => s.historyId);
  if (trades.length === 0)
    return <EmptyState title="No history yet">Trades appear here once they are closed or cancelled.</EmptyState>;
  return (
    <>
      <PageTitle title="History">{trades.length === 1 ? '1 trade' : `${trades.length} trades`}</PageTitle>
      <DataTable
        label="History"
        rows={trades.toSorted((a, b) => endOf(b) - endOf(a))}
        columns={columns}
        rowKey={(trade) => trade.id}
        selected={selected}
        onSelect={(trade) => workspace.selectHistory(trade.id)}
        isMuted={(trade) => trade.status === 'CANCELLED'}
      />
    </>
  );
}
