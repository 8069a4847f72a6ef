import { useEffect, useRef } from 'react';
import type { SignalId } from '../../../shared/domain/ids.ts';
import type { Trade } from '../../../shared/domain/trade.ts';
import { formatMoney, formatPrice } from '../../format/numbers.ts';
import { directionWord } from '../../format/words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';

interface TicketConfirmedProps {
  readonly signalId: SignalId;
  readonly trade: Trade;
}

/** The end of a ticket: confirmed by the server, then in its list. */
export function TicketConfirmed({ signalId, trade }: TicketConfirmedProps) {
  const { tickets, trades, workspace } = useDesk();
  const { data } = useRemote(trades);
  const listed = data?.some((t) => t.id === trade.id) ?? false;
  const ref = useRef<HTMLElement>(null);

  // The form that had the focus is gone. The section takes it, not a button: a held Enter must not press anything.
  useEffect(() => ref.current?.focus(), []);

  return (
    <section ref={ref} className="ticket-confirmed" aria-label="Order confirmed" tabIndex={-1}>
      <Banner tone="success">
        <strong>{trade.status === 'PENDING' ? 'Order placed.' : 'Paper trade opened.'}</strong> {trade.symbol}{' '}
        {directionWord[trade.direction]}, {formatMoney(trade.positionSize)} at {formatPrice(trade.entryPrice)}.{' '}
        {trade.status === 'PENDING' && 'It fills when the price reaches the entry. '}
        {listed ? 'It is in your positions.' : 'Confirmed by the server; waiting for it in the list…'}
      </Banner>
      <div className="actions">
        <Button variant="primary" onClick={() => workspace.showPosition(trade.id)}>
          Show in Positions
        </Button>
        <Button variant="quiet" onClick={() => tickets.renew(signalId)}>
          New ticket
        </Button>
      </div>
    </section>
  );
}
