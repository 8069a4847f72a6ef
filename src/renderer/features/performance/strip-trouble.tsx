import { Age } from '../../ui/age.tsx';
import { useDesk, useRemote } from '../../ui/desk-context.ts';
import { Reason } from '../../ui/reason.tsx';
import { RetryButton } from '../../ui/retry-button.tsx';

/** Why the figures are missing or old, in the strip's own small space. */
export function StripTrouble() {
  const { remote } = useDesk().performance;
  const { error, receivedAt } = useRemote(remote);
  if (!error) return null;
  return (
    <div className="strip-trouble">
      <Reason error={error}>
        {receivedAt === null ? (
          'Not available'
        ) : (
          <>
            <Age since={receivedAt} /> old
          </>
        )}
      </Reason>
      <RetryButton onRetry={() => remote.refresh()} />
    </div>
  );
}
