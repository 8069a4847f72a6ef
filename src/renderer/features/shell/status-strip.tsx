import type { SessionStatus, TokenStorage } from '../../../shared/domain/session-status.ts';
import { formatExactTime, formatTime } from '../../format/time.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { LockIcon, WarningIcon } from '../../ui/icons.tsx';
import { Reason } from '../../ui/reason.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { accountName } from '../session/account-name.ts';
import { keyStoreName } from '../session/key-store-name.ts';
import { NextTry } from '../session/next-try.tsx';
import { stateWord } from '../session/state-word.ts';
import { DataAge } from './data-age.tsx';

/** The bottom line: what this is, where it is connected, how well, and for how long. */
export function StatusStrip() {
  const { session, workspace } = useDesk();
  const status = useSession((s) => s.status);
  const busy = useSession((s) => s.busy === 'signOut');
  if (status.phase !== 'signedIn' && status.phase !== 'ended') return null;
  return (
    <footer className="status-strip" aria-label="Status">
      <span className="paper-badge" title="Simulated trades. No real order is ever sent.">
        PAPER
      </span>
      <span className="status-item status-account">{accountName(status.account)}</span>
      <SessionState status={status} />
      <Storage storage={status.storage} />
      <span className="status-end">
        <DataAge short />
        <Button variant="quiet" onClick={() => workspace.open('session')}>
          Session…
        </Button>
        <Button variant="quiet" onClick={() => workspace.open('switch')}>
          Switch…
        </Button>
        <Button variant="quiet" busy={busy} onClick={() => void session.signOut()}>
          Sign out
        </Button>
      </span>
    </footer>
  );
}

type Current = Extract<SessionStatus, { phase: 'signedIn' | 'ended' }>;
type SignedIn = Extract<SessionStatus, { phase: 'signedIn' }>;

function SessionState({ status }: { readonly status: Current }) {
  if (status.phase === 'ended')
    return (
      <span className="status-item text-warning">
        <WarningIcon /> Session ended
      </span>
    );
  const { connection, warning } = status;
  const trouble = connection.state === 'ok' ? warning?.problem : connection.problem;
  return (
    <span className="status-item">
      {trouble === undefined ? (
        <>
          <span className="status-dot" aria-hidden="true" /> {stateWord(status)}
        </>
      ) : (
        <Reason error={trouble}>{stateWord(status)}</Reason>
      )}
      <SessionLife status={status} />
    </span>
  );
}

/** Until when the session is kept as it is; in trouble, what comes next. */
function SessionLife({ status: { connection, sessionUntil } }: { readonly status: SignedIn }) {
  if (connection.state === 'unrenewable')
    return (
      <span>
        · signed in for <TimeLeft until={connection.until} />
      </span>
    );
  if (connection.state !== 'ok')
    return (
      connection.nextAttemptAt !== null && (
        <span>
          · <NextTry at={connection.nextAttemptAt} />
        </span>
      )
    );
  if (sessionUntil === null) return null;
  return (
    <span>
      · kept until <time title={formatExactTime(sessionUntil)}>{formatTime(sessionUntil)}</time>
    </span>
  );
}

function Storage({ storage }: { readonly storage: TokenStorage }) {
  if (storage.kind === 'encrypted') {
    const words = `Sign-in encrypted by ${keyStoreName(storage.backend)}`;
    return (
      <span className="status-item" title={words}>
        <LockIcon /> <span className="status-words">{words}</span>
      </span>
    );
  }
  return <Reason error={storage.problem}>Sign-in kept in memory only</Reason>;
}
