import { useStore } from 'zustand';
import type { Signal } from '../../../shared/domain/signal.ts';
import { formatConfidence } from '../../format/numbers.ts';
import { marketLabel, signalStatusWord } from '../../format/words.ts';
import { emptyTicket } from '../../stores/tickets.ts';
import { Age } from '../../ui/age.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { DirectionTag, Price } from '../../ui/figures.tsx';
import { TicketConfirmed } from './ticket-confirmed.tsx';
import { TicketForm } from './ticket-form.tsx';

/** The inspector of the Signals view: the selected signal and the ticket to trade it. */
export function SignalTicket() {
  const { signals } = useDesk();
  const { data } = useRemote(signals);
  const selected = useWorkspace((s) => s.signal);
  if (!selected) return <EmptyState title="No signal selected">Select a signal to open a paper trade.</EmptyState>;
  const listed = data?.find((signal) => signal.id === selected.id);
  // The key gives each signal its own form, so that focus and announcements never carry over.
  return <Ticket key={selected.id} signal={listed ?? selected} isListed={listed !== undefined} />;
}

interface TicketProps {
  readonly signal: Signal;
  readonly isListed: boolean;
}

function Ticket({ signal, isListed }: TicketProps) {
  const { tickets } = useDesk();
  const ticket = useStore(tickets.store, (s) => s.bySignal.get(signal.id) ?? emptyTicket);
  return (
    <>
      <header className="inspector-header">
        <h2>{signal.symbol}</h2>
        <DirectionTag direction={signal.direction} />
        <span className="inspector-market">
          {signal.marketType && marketLabel(signal.marketType, signal.leverage)} {signal.timeframe}
        </span>
      </header>
      <Facts>
        <Fact name="Entry">
          <Price value={signal.entry} />
        </Fact>
        <Fact name="Stop">
          <Price value={signal.stopLoss} beside={signal.entry} />
        </Fact>
        <Fact name="Target">
          <Price value={signal.takeProfit} beside={signal.entry} />
        </Fact>
        {signal.confidence !== null && <Fact name="Confidence">{formatConfidence(signal.confidence)}</Fact>}
        <Fact name="Status">
          {signalStatusWord[signal.status]}, <Age since={signal.createdAt} /> old
        </Fact>
      </Facts>
      {signal.description && <p className="inspector-note">{signal.description}</p>}
      {!isListed && <Banner tone="info">The server no longer lists this signal. Its levels may be out of date.</Banner>}
      {ticket.progress.stage === 'confirmed' ? (
        <TicketConfirmed signalId={signal.id} trade={ticket.progress.trade} />
      ) : (
        <TicketForm signal={signal} ticket={ticket} progress={ticket.progress} />
      )}
    </>
  );
}
