import type { Signal } from '../../../shared/domain/signal.ts';
import { signalsInTrade } from '../../stores/trade-status.ts';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { RemoteView } from '../../ui/remote-view.tsx';
import { signalColumns } from './columns.tsx';

/** Signals that can be traded first, then newest first. */
function inOrder(signals: readonly Signal[]): Signal[] {
  const rank = (signal: Signal): number => (signal.status === 'ACTIVE' ? 0 : 1);
  return signals.toSorted((a, b) => rank(a) - rank(b) || b.createdAt - a.createdAt);
}

export function SignalsView() {
  const { signals } = useDesk();
  const { data } = useRemote(signals);
  return (
    <>
      <PageTitle title="Signals">{data && summaryOf(data)}</PageTitle>
      <RemoteView remote={signals} what="signals">
        {(list) => <SignalsTable signals={list} />}
      </RemoteView>
    </>
  );
}

function summaryOf(signals: readonly Signal[]): string {
  const active = signals.filter((signal) => signal.status === 'ACTIVE').length;
  return `${active} active of ${signals.length}`;
}

function SignalsTable({ signals }: { readonly signals: readonly Signal[] }) {
  const { workspace, trades } = useDesk();
  const { data } = useRemote(trades);
  const selected = useWorkspace((s) => s.signal?.id ?? null);
  if (signals.length === 0)
    return (
      <EmptyState title="No signals yet">
        New signals appear here by themselves as soon as the server has any.
      </EmptyState>
    );
  return (
    <DataTable
      label="Signals"
      rows={inOrder(signals)}
      columns={signalColumns(signalsInTrade(data ?? []))}
      rowKey={(signal) => signal.id}
      selected={selected}
      onSelect={(signal) => workspace.selectSignal(signal)}
      isMuted={(signal) => signal.status !== 'ACTIVE'}
    />
  );
}
