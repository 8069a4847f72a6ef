import { useStore } from 'zustand';
import { directionWord } from '../../format/words.ts';
import { formatPrice } from '../../format/numbers.ts';
import type { PendingAction } from '../../stores/trade-actions.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import { Modal } from '../../ui/modal.tsx';
import { MovedPrice } from './moved-price.tsx';

/** No order without a confirmation. The dialog stays until the server has answered. */
export function ConfirmDialog() {
  const { tradeActions } = useDesk();
  const action = useStore(tradeActions.store, (s) => s.action);
  if (!action) return null;
  const { kind, trade } = action.intent;
  const name = `${trade.symbol} ${directionWord[trade.direction]}`;
  return (
    <Modal title={`${kind === 'close' ? 'Close' : 'Cancel'} ${name}`} onDismiss={() => tradeActions.dismiss()}>
      <Body action={action} />
      <Progress action={action} />
      <Actions action={action} />
    </Modal>
  );
}

function Body({ action: { intent, stage } }: { readonly action: PendingAction }) {
  if (intent.kind === 'cancel') return <p>The pending order is withdrawn. No trade is opened.</p>;
  return (
    <>
      <p>
        The trade is closed at <strong className="figure">{formatPrice(intent.price, intent.trade.entryPrice)}</strong>,
        the price that was shown.
      </p>
      {stage === 'confirming' && <MovedPrice intent={intent} />}
    </>
  );
}

function Progress({ action: { stage, error } }: { readonly action: PendingAction }) {
  return (
    <>
      {error && (
        <Banner tone={stage === 'unsettled' ? 'warning' : 'error'}>
          {stage === 'unsettled' && 'It is not known yet whether this went through. '}
          <ErrorText error={error} />
        </Banner>
      )}
      <p className="ticket-progress" role="status">
        {stage === 'sending' && 'Sending…'}
        {stage === 'checking' && 'No answer from the server. Checking your trades; nothing is sent twice…'}
      </p>
    </>
  );
}

function Actions({ action: { intent, stage } }: { readonly action: PendingAction }) {
  const { tradeActions } = useDesk();
  const underWay = stage === 'sending' || stage === 'checking';
  const close = intent.kind === 'close';
  return (
    <div className="modal-actions">
      <Button variant="quiet" disabled={underWay} onClick={() => tradeActions.dismiss()}>
        {close ? 'Keep open' : 'Keep order'}
      </Button>
      {stage === 'unsettled' ? (
        <Button variant="primary" onClick={() => void tradeActions.checkAgain()}>
          Check again
        </Button>
      ) : (
        <Button variant="primary" busy={underWay} data-initial-focus onClick={() => void tradeActions.confirm()}>
          {close ? `Close at ${formatPrice(intent.price, intent.trade.entryPrice)}` : 'Cancel order'}
        </Button>
      )}
    </div>
  );
}
