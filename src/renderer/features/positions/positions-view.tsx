import type { EpochMs } from '../../../shared/domain/market.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useDesk, useIsStale, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RemoteView, StaleBanner } from '../../ui/remote-view.tsx';
import { positionColumns } from './columns.tsx';
import { DoneBanner } from './done-banner.tsx';
import { positionsOf, type Position } from './position.ts';
import { PriceSummary } from './price-summary.tsx';

export function PositionsView() {
  const { trades, positions } = useDesk();
  const { data: list, error } = useRemote(trades);
  const { data: prices } = useRemote(positions);
  const rows = positionsOf(list ?? [], prices);
  return (
    <>
      <PageTitle title="Positions">
        {rows.length > 0 && <PriceSummary rows={rows} receivedAt={prices?.receivedAt ?? null} />}
      </PageTitle>
      <DoneBanner />
      {/* One cause, one banner: the list's own says enough when both fail. */}
      {!error && rows.length > 0 && <StaleBanner remote={positions} what="prices" />}
      <RemoteView remote={trades} what="trades">
        {() => <PositionsTable rows={rows} receivedAt={prices?.receivedAt ?? null} />}
      </RemoteView>
    </>
  );
}

interface PositionsTableProps {
  readonly rows: readonly Position[];
  readonly receivedAt: EpochMs | null;
}

function PositionsTable({ rows, receivedAt }: PositionsTableProps) {
  const { workspace } = useDesk();
  const selected = useWorkspace((s) => s.positionId);
  const stale = useIsStale(receivedAt);
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
    <DataTable
      label="Open positions"
      rows={rows}
      columns={positionColumns(stale)}
      rowKey={({ trade }) => trade.id}
      selected={selected}
      onSelect={({ trade }) => workspace.selectPosition(trade.id)}
      isMuted={({ trade }) => trade.status === 'PENDING'}
    />
  );
}
