import { formatPrice } from '../../format/numbers.ts';
import type { Intent } from '../../stores/trade-actions.ts';
import { Age } from '../../ui/age.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk, useIsStale, useRemote } from '../../ui/desk-context.ts';

/** The market goes on while the dialog is open: says so, and offers the newer price. Never changes it by itself. */
export function MovedPrice({ intent }: { readonly intent: Extract<Intent, { kind: 'close' }> }) {
  const { positions, tradeActions } = useDesk();
  const { data } = useRemote(positions);
  const stale = useIsStale(data?.receivedAt ?? null);
  const live = data?.positions.find(({ tradeId }) => tradeId === intent.trade.id);
  const price = live?.currentPrice ?? null;
  if (data && stale)
    return (
      <p className="text-warning">
        No newer price for <Age since={data.receivedAt} />: the market may be elsewhere by now.
      </p>
    );
  if (live && !live.hasRealTimePrice)
    return <p className="text-warning">Not a live price: the market may be elsewhere.</p>;
  if (price === null || price === intent.price) return <p className="modal-note">The price has not moved since.</p>;
  return (
    <p className="modal-note">
      The price is now <span className="figure">{formatPrice(price, intent.trade.entryPrice)}</span>.{' '}
      <Button onClick={() => tradeActions.ask({ ...intent, price })}>Use this price</Button>
    </p>
  );
}
