import { formatPrice } from '../../format/numbers.ts';
import type { Intent } from '../../stores/trade-actions.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';

/** The market goes on while the dialog is open: says so, and offers the newer price. Never changes it by itself. */
export function MovedPrice({ intent }: { readonly intent: Extract<Intent, { kind: 'close' }> }) {
  const { positions, tradeActions } = useDesk();
  const { data } = useRemote(positions);
  const price = data?.positions.find(({ tradeId }) => tradeId === intent.trade.id)?.currentPrice ?? null;
  if (price === null || price === intent.price) return <p className="modal-note">The price has not moved since.</p>;
  return (
    <p className="modal-note">
      The price is now <span className="figure">{formatPrice(price)}</span>.{' '}
      <Button variant="quiet" onClick={() => tradeActions.ask({ ...intent, price })}>
        Use this price
      </Button>
    </p>
  );
}
