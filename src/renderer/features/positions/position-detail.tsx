import type { OpenPosition, Trade } from '../../../shared/domain/trade.ts';
import { formatPrice } from '../../format/numbers.ts';
import { tradeStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk, useRemote, useWorkspace } from '../../ui/desk-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Price, ProfitLoss } from '../../ui/figures.tsx';
import { TradeFacts, TradeHeader } from '../history/trade-facts.tsx';
import { positionsOf } from './position.ts';

/** The inspector of the Positions view: the selected trade and what can be done with it. */
export function PositionDetail() {
  const { trades, positions } = useDesk();
  const { data: list } = useRemote(trades);
  const { data: prices } = useRemote(positions);
  const selected = useWorkspace((s) => s.positionId);
  const position = positionsOf(list ?? [], prices).find(({ trade }) => trade.id === selected);
  if (!position) return <NoPosition trade={list?.find(({ id }) => id === selected)} />;
  const { trade, live } = position;
  return (
    <>
      <TradeHeader trade={trade} />
      {trade.status === 'OPEN' && (
        <Facts>
          <Fact name="Price now">
            <Price value={live?.currentPrice ?? null} />
          </Fact>
          <Fact name="P/L">
            <ProfitLoss value={live?.unrealizedPnl ?? null} />
          </Fact>
          <Fact name="Return on margin">
            <ProfitLoss value={live?.unrealizedPnlPercentage ?? null} unit="percent" />
          </Fact>
          {prices && (
            <Fact name="Price age">
              <Age since={prices.receivedAt} />
              {live && !live.hasRealTimePrice && ', not a live price'}
            </Fact>
          )}
        </Facts>
      )}
      <TradeFacts trade={trade} />
      {trade.status === 'OPEN' ? <CloseButton trade={trade} live={live} /> : <CancelButton trade={trade} />}
    </>
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

function CloseButton({ trade, live }: { readonly trade: Trade; readonly live: OpenPosition | null }) {
  const { tradeActions } = useDesk();
  const price = live?.currentPrice ?? null;
  if (price === null)
    return (
      <div className="actions">
        <Button disabled aria-describedby="no-price">
          Close
        </Button>
        <p id="no-price" className="inspector-note">
          There is no price for {trade.symbol} right now, and a close needs one. The button works as soon as one
          arrives.
        </p>
      </div>
    );
  return (
    <div className="actions">
      <Button variant="primary" onClick={() => tradeActions.ask({ kind: 'close', trade, price })}>
        Close at {formatPrice(price)}
      </Button>
    </div>
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
