import type { OpenPositions, Trade } from '../../../shared/domain/trade.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useDesk, useIsStale, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { classNames } from '../../ui/class-names.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { RemoteView, StaleBanner } from '../../ui/remote-view.tsx';
import { positionColumns } from './columns.tsx';
import { DoneBanner } from './done-banner.tsx';
import { positionsOf } from './position.ts';
import { PriceSummary } from './price-summary.tsx';

export function PositionsView() {
  const { trades, positions } = useDesk();
  const { data: prices } = useRemote(positions);
  return (
    <>
      <DoneBanner />
      <RemoteView remote={trades} what="trades">
        {(list) => <PositionsTable trades={list} prices={prices} />}
      </RemoteView>
    </>
  );
}

interface PositionsTableProps {
  readonly trades: readonly Trade[];
  readonly prices: OpenPositions | null;
}

function PositionsTable({ trades, prices }: PositionsTableProps) {
  const { positions, workspace } = useDesk();
  const selected = useWorkspace((s) => s.positionId);
  const stale = useIsStale(prices?.receivedAt ?? null);
  const rows = positionsOf(trades, prices);
  if (rows.length === 0)
    return (
      <EmptyState
        title="No open positions"
        action={<Button onClick={() => workspace.show('signals')}>Go to signals</Button>}
      >
        Open a paper trade from a signal and follow it here.
      </EmptyState>
    );
  return (
    <>
      <StaleBanner remote={positions} what="prices" />
      <PageTitle title="Positions">
        <PriceSummary rows={rows} receivedAt={prices?.receivedAt ?? null} />
      </PageTitle>
      <div className={classNames('table-frame', stale && 'is-stale')}>
        <DataTable
          label="Open positions"
          rows={rows}
          columns={positionColumns}
          rowKey={({ trade }) => trade.id}
          selected={selected}
          onSelect={({ trade }) => workspace.selectPosition(trade.id)}
          isMuted={({ trade }) => trade.status === 'PENDING'}
        />
      </div>
    </>
  );
}
