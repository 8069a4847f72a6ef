import { useDesk, useSession } from '../../ui/desk-context.ts';
import { ErrorText } from '../../ui/banner.tsx';
import { RetryButton } from '../../ui/retry-button.tsx';

/** Until main knows whether somebody is signed in. */
export function Splash() {
  const { session } = useDesk();
  const failure = useSession((s) => s.failure);
  return (
    <main className="splash">
      <h1>Paperdesk</h1>
      {failure ? (
        <div role="alert" className="splash-error">
          <p>
            <ErrorText error={failure.error} />
          </p>
          <RetryButton onRetry={() => session.load()} />
        </div>
      ) : (
        <p role="status">Opening your desk…</p>
      )}
    </main>
  );
}
