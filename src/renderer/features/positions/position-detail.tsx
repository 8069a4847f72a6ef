import type { EpochMs } from '../../../shared/domain/market.ts';
import type { Trade } from '../../../shared/domain/trade.ts';
import { tradeStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk, useIsStale, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Price, ProfitLoss } from '../../ui/figures.tsx';
import { TradeFacts, TradeHeader } from '../history/trade-facts.tsx';
import { CloseButton } from './close-button.tsx';
import { positionsOf, type Position } from './position.ts';
import { trustOf, type PriceTrust } from './price-trust.ts';

/** The inspector of the Positions view: the selected trade and what can be done with it. */
export function PositionDetail() {
  const { trades, positions } = useDesk();
  const { data: list } = useRemote(trades);
  const { data: prices } = useRemote(positions);
  const selected = useWorkspace((s) => s.positionId);
  const receivedAt = prices?.receivedAt ?? null;
  const stale = useIsStale(receivedAt);
  const position = positionsOf(list ?? [], prices).find(({ trade }) => trade.id === selected);
  if (!position) return <NoPosition trade={list?.find(({ id }) => id === selected)} />;
  const { trade, live } = position;
  const trust = trustOf(live, stale);
  return (
    <>
      <TradeHeader trade={trade} />
      {trade.status === 'OPEN' && <PriceFacts position={position} trust={trust} receivedAt={receivedAt} />}
      <TradeFacts trade={trade} />
      {trade.status === 'OPEN' ? (
        <CloseButton trade={trade} live={live} trust={trust} receivedAt={receivedAt} />
      ) : (
        <CancelButton trade={trade} />
      )}
    </>
  );
}

interface PriceFactsProps {
  readonly position: Position;
  readonly trust: PriceTrust;
  readonly receivedAt: EpochMs | null;
}

const ageNote: Record<PriceTrust, string> = { live: '', stale: ', stale', notLive: ', not a live price', none: '' };

/** The figures that follow the price, and how far that price can be trusted. */
function PriceFacts({ position: { trade, live }, trust, receivedAt }: PriceFactsProps) {
  const isLast = trust === 'stale' || trust === 'notLive';
  return (
    <Facts className={isLast ? 'not-live' : undefined}>
      <Fact name={isLast ? 'Last price' : 'Price now'}>
        <Price value={live?.currentPrice ?? null} beside={trade.entryPrice} />
      </Fact>
      <Fact name="P/L">
        <ProfitLoss value={live?.unrealizedPnl ?? null} />
      </Fact>
      <Fact name="Return on margin">
        <ProfitLoss value={live?.unrealizedPnlPercentage ?? null} unit="percent" />
      </Fact>
      {receivedAt !== null && (
        <Fact name="Price age">
          <Age since={receivedAt} />
          {ageNote[trust]}
        </Fact>
      )}
    </Facts>
  );
}

/** Nothing selected, or a trade that ended while it was: by its stop, its target, or the user. */
function NoPosition({ trade }: { readonly trade: Trade | undefined }) {
  const { workspace } = useDesk();
  if (!trade)
    return <EmptyState title="No position selected">Select a position to see it in full and to close it.</EmptyState>;
  return (
    <EmptyState
      title={`${trade.symbol}: ${tradeStatusWord[trade.status].toLowerCase()}`}
      action={<Button onClick={() => workspace.showHistory(trade.id)}>Show in History</Button>}
    >
      This trade is no longer open.
    </EmptyState>
  );
}

function CancelButton({ trade }: { readonly trade: Trade }) {
  const { tradeActions } = useDesk();
  return (
    <div className="actions">
      <Button onClick={() => tradeActions.ask({ kind: 'cancel', trade })}>Cancel order</Button>
    </div>
  );
}
