import type { EpochMs } from '../../../shared/domain/market.ts';
import type { OpenPosition, Trade } from '../../../shared/domain/trade.ts';
import { formatPrice } from '../../format/numbers.ts';
import { Age } from '../../ui/age.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import type { PriceTrust } from './price-trust.ts';

interface CloseButtonProps {
  readonly trade: Trade;
  readonly live: OpenPosition | null;
  readonly trust: PriceTrust;
  readonly receivedAt: EpochMs | null;
}

/** Asks to close at the price on screen. Invites to it only while that price is live; else says what is wrong with it. */
export function CloseButton({ trade, live, trust, receivedAt }: CloseButtonProps) {
  const { tradeActions } = useDesk();
  const price = live?.currentPrice ?? null;
  return (
    <div className="actions">
      {price === null ? (
        <Button disabled aria-describedby="price-note">
          Close
        </Button>
      ) : (
        <Button
          variant={trust === 'live' ? 'primary' : 'secondary'}
          aria-describedby="price-note"
          onClick={() => tradeActions.ask({ kind: 'close', trade, price })}
        >
          Close at {formatPrice(price, trade.entryPrice)}
        </Button>
      )}
      <p id="price-note" className="inspector-note">
        {trust === 'none' &&
          `There is no price for ${trade.symbol} right now, and a close needs one. The button works as soon as one arrives.`}
        {trust === 'notLive' && `Not a live price: the server has none for ${trade.symbol} right now.`}
        {trust === 'stale' && receivedAt !== null && (
          <>
            This price is <Age since={receivedAt} /> old: the market may be elsewhere by now.
          </>
        )}
      </p>
    </div>
  );
}
