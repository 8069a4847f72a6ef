import type { Trade } from '../../../shared/domain/trade.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { formatExactTime, formatTime } from '../../format/time.ts';
import { marketLabel, tradeStatusWord } from '../../format/words.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { DirectionTag, Money, Price } from '../../ui/figures.tsx';

export function TradeHeader({ trade }: { readonly trade: Trade }) {
  return (
    <header className="inspector-header">
      <h2>{trade.symbol}</h2>
      <DirectionTag direction={trade.direction} />
      <span className="inspector-market">{marketLabel(trade.marketType, trade.leverage)}</span>
    </header>
  );
}

/** The terms of a trade, which do not change while it is open. */
export function TradeFacts({ trade }: { readonly trade: Trade }) {
  return (
    <Facts>
      <Fact name="Status">{tradeStatusWord[trade.status]}</Fact>
      <Fact name="Margin">
        <Money value={trade.positionSize} />
      </Fact>
      <Fact name="Quantity">
        <span className="figure">{formatQuantity(trade.quantity)}</span>
      </Fact>
      <Fact name="Entry">
        <Price value={trade.entryPrice} />
      </Fact>
      <Fact name="Stop">
        <Price value={trade.stopLoss} beside={trade.entryPrice} />
      </Fact>
      <Fact name="Target">
        <Price value={trade.takeProfit} beside={trade.entryPrice} />
      </Fact>
      <Fact name="Opened">
        <time title={formatExactTime(trade.entryTime ?? trade.createdAt)}>
          {formatTime(trade.entryTime ?? trade.createdAt)}
        </time>
      </Fact>
    </Facts>
  );
}
