import { Banner, ErrorText } from '../../ui/banner.tsx';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { RetryButton } from '../../ui/retry-button.tsx';
import { DataAge } from '../shell/data-age.tsx';
import { Countdown } from './countdown.tsx';

/** Trouble with the server that keeps the session: what is wrong, how old the figures are, and when it is tried again. */
export function ConnectionBanner() {
  const desk = useDesk();
  const connection = useSession((s) => (s.status.phase === 'signedIn' ? s.status.connection : null));
  if (!connection || connection.state === 'ok') return null;
  const waiting = connection.state === 'waiting';
  return (
    <Banner
      tone={waiting ? 'warning' : 'error'}
      note={
        <>
          <DataAge />. {waiting && connection.nextAttemptAt !== null && <Countdown until={connection.nextAttemptAt} />}
        </>
      }
      action={<RetryButton onRetry={() => desk.refresh()} />}
    >
      <ErrorText error={connection.problem} />
    </Banner>
  );
}

/** Signing out failed, so the user is still signed in. */
export function SignOutBanner() {
  const error = useSession((s) =>
    s.status.phase === 'signedIn' && s.failure?.action === 'signOut' ? s.failure.error : null,
  );
  if (!error) return null;
  return (
    <Banner tone="error">
      <ErrorText error={error} />
    </Banner>
  );
}
