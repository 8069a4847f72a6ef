import { Age } from '../../ui/age.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';
import { errorSentence } from '../../ui/error-sentence.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { RetryButton } from '../../ui/retry-button.tsx';

/** Why the figures are missing or old, in the strip's own small space; the sentence is in the tooltip. */
export function StripTrouble() {
  const { remote } = useDesk().performance;
  const { error, receivedAt } = useRemote(remote);
  if (!error) return null;
  return (
    <div className="strip-trouble" title={errorSentence(error)}>
      <WarningIcon />
      <span>{receivedAt === null ? 'Not available' : <Age since={receivedAt} />}</span>
      {receivedAt !== null && ' old'}
      <RetryButton onRetry={() => remote.refresh()} />
    </div>
  );
}
