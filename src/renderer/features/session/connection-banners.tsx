import type { EpochMs } from '../../../shared/domain/market.ts';
import type { Account, Connection, SessionWarning } from '../../../shared/domain/session-status.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { useDesk, useSession, useWorkspace } from '../../ui/desk-context.ts';
import { RetryButton } from '../../ui/retry-button.tsx';
import { ExamineButton } from '../doctor/examine-button.tsx';
import { DataAge } from '../shell/data-age.tsx';
import { EnterPasswordButton } from './enter-password-button.tsx';
import { NextTry } from './next-try.tsx';
import { SignedInFor } from './signed-in-for.tsx';

/** Trouble with the connection that keeps the session, and how long it can be kept. Nothing while all is well. */
export function ConnectionBanners() {
  const status = useSession((s) => s.status);
  const dismissed = useWorkspace((s) => s.dismissed);
  if (status.phase !== 'signedIn') return null;
  const { account, accessUntil, connection, warning } = status;
  // Says all that the warning would, and why; until the password is entered it cannot be put away.
  if (connection.state === 'unrenewable') return <UnrenewableBanner connection={connection} />;
  return (
    <>
      {warning && !dismissed.has(warningKey(warning)) && <WarningBanner key={warningKey(warning)} warning={warning} />}
      {connection.state === 'waiting' && <WaitingBanner connection={connection} />}
      {connection.state === 'misconfigured' && (
        <MisconfiguredBanner connection={connection} account={account} accessUntil={accessUntil} />
      )}
    </>
  );
}

/** A later generation of tokens warns anew: it ends at another moment. */
function warningKey({ keptUntil }: SessionWarning): string {
  return `session kept until ${keptUntil}`;
}

/** The session is near the end of what can be kept. Announced once; the countdown runs outside the live region. */
function WarningBanner({ warning }: { readonly warning: SessionWarning }) {
  const { workspace } = useDesk();
  return (
    <Banner
      tone="warning"
      urgent
      note={<SignedInFor until={warning.keptUntil} />}
      action={<EnterPasswordButton />}
      onDismiss={() => workspace.dismiss(warningKey(warning))}
    >
      <ErrorText error={warning.problem} />
    </Banner>
  );
}

interface TroubleProps<S extends Connection['state']> {
  readonly connection: Extract<Connection, { state: S }>;
}

/** The server does not answer as it should: how old the figures are, and when it is tried again. */
function WaitingBanner({ connection: { problem, nextAttemptAt } }: TroubleProps<'waiting'>) {
  const desk = useDesk();
  return (
    <Banner
      tone="warning"
      note={
        <>
          <DataAge />.{' '}
          {nextAttemptAt !== null && (
            <>
              <NextTry at={nextAttemptAt} />.
            </>
          )}
        </>
      }
      action={<RetryButton onRetry={() => desk.refresh()} />}
    >
      <ErrorText error={problem} />
    </Banner>
  );
}

interface MisconfiguredProps extends TroubleProps<'misconfigured'> {
  readonly account: Account;
  readonly accessUntil: EpochMs | null;
}

/** A setting has to change. It is named, and for a server the doctor can say what is wrong with it. */
function MisconfiguredBanner({ connection: { problem }, account, accessUntil }: MisconfiguredProps) {
  const desk = useDesk();
  const server = account.kind === 'server';
  return (
    <Banner
      tone="error"
      note={
        <>
          <SignedInFor until={accessUntil} />
          {server && <> Server URL: {account.url}</>}
        </>
      }
      action={server ? <ExamineButton url={account.url} /> : <RetryButton onRetry={() => desk.refresh()} />}
    >
      <ErrorText error={problem} />
    </Banner>
  );
}

/** The renewal is lost, the access is not yet: there is time to finish a trade, and to enter the password. */
function UnrenewableBanner({ connection: { problem, until } }: TroubleProps<'unrenewable'>) {
  return (
    <Banner tone="warning" urgent note={<SignedInFor until={until} />} action={<EnterPasswordButton />}>
      <ErrorText error={problem} />
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
