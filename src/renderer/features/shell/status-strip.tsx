import type { Connection, SessionStatus, TokenStorage } from '../../../shared/domain/session-status.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { LockIcon, WarningIcon } from '../../ui/icons.tsx';
import { Reason } from '../../ui/reason.tsx';
import { accountName } from '../session/account-name.ts';
import { DataAge } from './data-age.tsx';
import { keyStoreName } from './key-store-name.ts';

/** The bottom line: what this is, where it is connected, and how well. */
export function StatusStrip() {
  const { session } = useDesk();
  const status = useSession((s) => s.status);
  const busy = useSession((s) => s.busy === 'signOut');
  if (status.phase !== 'signedIn' && status.phase !== 'ended') return null;
  return (
    <footer className="status-strip" aria-label="Status">
      <span className="paper-badge" title="Simulated trades. No real order is ever sent.">
        PAPER
      </span>
      <span className="status-item">{accountName(status.account)}</span>
      <SessionState status={status} />
      <Storage storage={status.storage} />
      <span className="status-spacer" />
      <DataAge />
      <Button variant="quiet" busy={busy} onClick={() => void session.signOut()}>
        Sign out
      </Button>
    </footer>
  );
}

const connectionWord: Record<Connection['state'], string> = {
  ok: 'Signed in, renews by itself',
  waiting: 'Waiting for the server',
  misconfigured: 'Check the server settings',
  unrenewable: 'Enter your password soon',
};

function SessionState({ status }: { readonly status: Extract<SessionStatus, { phase: 'signedIn' | 'ended' }> }) {
  if (status.phase === 'ended')
    return (
      <span className="status-item text-warning">
        <WarningIcon /> Session ended
      </span>
    );
  const { connection } = status;
  if (connection.state === 'ok')
    return (
      <span className="status-item">
        <span className="status-dot" aria-hidden="true" /> {connectionWord.ok}
      </span>
    );
  return <Reason error={connection.problem}>{connectionWord[connection.state]}</Reason>;
}

function Storage({ storage }: { readonly storage: TokenStorage }) {
  if (storage.kind === 'encrypted')
    return (
      <span className="status-item">
        <LockIcon /> Sign-in encrypted by {keyStoreName(storage.backend)}
      </span>
    );
  return <Reason error={storage.problem}>Sign-in kept in memory only</Reason>;
}
