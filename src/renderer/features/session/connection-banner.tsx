import { useSession } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Countdown } from './countdown.tsx';

/** Trouble with the server that keeps the session. Says what is wrong; nothing to do while it is being retried. */
export function ConnectionBanner() {
  const connection = useSession((s) => (s.status.phase === 'signedIn' ? s.status.connection : null));
  if (!connection || connection.state === 'ok') return null;
  if (connection.state === 'misconfigured')
    return (
      <Banner tone="error">
        <ErrorText error={connection.problem} />
      </Banner>
    );
  return (
    <Banner tone="warning" note={connection.nextAttemptAt !== null && <Countdown until={connection.nextAttemptAt} />}>
      <ErrorText error={connection.problem} />
    </Banner>
  );
}
