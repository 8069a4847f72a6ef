import type { Signal } from '../../../shared/domain/signal.ts';
import { signalStatusWord } from '../../format/words.ts';
import type { Ticket, TicketProgress } from '../../stores/tickets.ts';
import { signalsInTrade } from '../../stores/trade-status.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { Field } from '../../ui/field.tsx';
import { ExposurePreview } from './exposure-preview.tsx';

interface TicketFormProps {
  readonly signal: Signal;
  readonly ticket: Ticket;
  readonly progress: Exclude<TicketProgress, { stage: 'confirmed' }>;
}

export function TicketForm({ signal, ticket, progress }: TicketFormProps) {
  const { tickets } = useDesk();
  const error = progress.stage === 'editing' ? progress.error : null;
  const sizeError = error?.code === 'size.invalid' ? errorSentence(error) : null;
  const underWay = progress.stage === 'sending' || progress.stage === 'checking';

  return (
    <form
      className="form ticket"
      aria-label="Ticket"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void tickets.submit(signal.id);
      }}
    >
      <Field
        label="Amount"
        inputMode="decimal"
        placeholder="0.00"
        className="input-number"
        hint="Margin, in the quote currency"
        value={ticket.amount}
        onValue={(amount) => tickets.type(signal.id, amount)}
        readOnly={progress.stage !== 'editing'}
        error={ticket.problem ?? sizeError}
      />
      <ExposurePreview amount={ticket.amount} signal={signal} />
      <Cautions signal={signal} />
      {error && !sizeError && (
        <Banner tone={error.code === 'session.ended' ? 'info' : 'error'}>
          <ErrorText error={error} />
        </Banner>
      )}
      {progress.stage === 'unsettled' ? (
        <Unsettled signal={signal} progress={progress} />
      ) : (
        <Button type="submit" variant="primary" busy={underWay}>
          Open paper trade
        </Button>
      )}
      <p className="ticket-progress" role="status">
        {progress.stage === 'sending' && 'Sending the order…'}
        {progress.stage === 'checking' && 'No answer from the server. Checking your trades; nothing is sent twice…'}
      </p>
    </form>
  );
}

/** Said before the click, never in its way: what is allowed is for the server to decide. */
function Cautions({ signal }: { readonly signal: Signal }) {
  const { trades } = useDesk();
  const { data } = useRemote(trades);
  const inTrade = signalsInTrade(data ?? []).has(signal.id);
  if (inTrade) return <Banner tone="info">You already have a trade from this signal.</Banner>;
  if (signal.status !== 'ACTIVE')
    return (
      <Banner tone="info">
        This signal is no longer active ({signalStatusWord[signal.status].toLowerCase()}): its levels may be out of
        date.
      </Banner>
    );
  return null;
}

interface UnsettledProps {
  readonly signal: Signal;
  readonly progress: Extract<TicketProgress, { stage: 'unsettled' }>;
}

function Unsettled({ signal, progress }: UnsettledProps) {
  const { tickets } = useDesk();
  return (
    <>
      <Banner tone="warning">
        <ErrorText
          error={{
            message: 'It is not known yet whether this order went through.',
            hint: `${progress.error.message} Check again before you send it a second time.`,
          }}
        />
      </Banner>
      <Button variant="primary" onClick={() => void tickets.checkAgain(signal.id)}>
        Check again
      </Button>
    </>
  );
}
