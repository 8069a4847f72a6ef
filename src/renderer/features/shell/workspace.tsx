import { useWorkspace } from '../../ui/desk-context.ts';
import { HistoryDetail } from '../history/history-detail.tsx';
import { HistoryView } from '../history/history-view.tsx';
import { PerformanceStrip } from '../performance/performance-strip.tsx';
import { ConfirmDialog } from '../positions/confirm-dialog.tsx';
import { PositionDetail } from '../positions/position-detail.tsx';
import { PositionsView } from '../positions/positions-view.tsx';
import { ConnectionBanners, SignOutBanner } from '../session/connection-banners.tsx';
import { Notices } from '../session/notices.tsx';
import { SignalsView } from '../signals/signals-view.tsx';
import { SignalTicket } from '../ticket/signal-ticket.tsx';
import { DeskDialogs } from './desk-dialogs.tsx';
import { Inspector } from './inspector.tsx';
import { Rail } from './rail.tsx';
import { StatusStrip } from './status-strip.tsx';

const views = {
  signals: { Main: SignalsView, Detail: SignalTicket, inspectorName: 'Ticket' },
  positions: { Main: PositionsView, Detail: PositionDetail, inspectorName: 'Position' },
  history: { Main: HistoryView, Detail: HistoryDetail, inspectorName: 'Trade' },
} as const;

/** The desk. Stays mounted when the session ends; the sign-in appears over it. */
export function Workspace() {
  const view = useWorkspace((s) => s.view);
  const { Main, Detail, inspectorName } = views[view];
  return (
    <div className="workspace">
      <Rail />
      <PerformanceStrip />
      <main className="content">
        <div className="banners">
          <ConnectionBanners />
          <SignOutBanner />
          <Notices />
        </div>
        <Main />
      </main>
      <Inspector name={inspectorName}>
        <Detail />
      </Inspector>
      <StatusStrip />
      <ConfirmDialog />
      <DeskDialogs />
    </div>
  );
}
