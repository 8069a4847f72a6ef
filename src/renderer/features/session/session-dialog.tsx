import type { ReactNode } from 'react';
import type { EpochMs } from '../../../shared/domain/market.ts';
import type { Account, Connection, SessionStatus, TokenStorage } from '../../../shared/domain/session-status.ts';
import { formatExactTime, formatTime } from '../../format/time.ts';
import { ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import { useCurrentProfile } from '../connections/current-profile.ts';
import { ExamineButton } from '../doctor/examine-button.tsx';
import { EnterPasswordButton } from './enter-password-button.tsx';
import { keptUntil } from './kept-until.ts';
import { keyStoreName } from './key-store-name.ts';
import { NextTry } from './next-try.tsx';
import { stateWord } from './state-word.ts';

type SignedIn = Extract<SessionStatus, { phase: 'signedIn' }>;

interface SessionDialogProps {
  readonly status: SignedIn;
  readonly onClose: () => void;
}

/** Everything known about the session, as facts. */
export function SessionDialog({ status, onClose }: SessionDialogProps) {
  const { workspace } = useDesk();
  const profile = useCurrentProfile();
  const { account, since, accessUntil, connection, warning, storage } = status;
  return (
    <Modal wide title="Session" onDismiss={onClose}>
      <AccountFacts account={account} />
      <Facts>
        <Fact name="Signed in since">
          <Moment at={since} />
        </Fact>
        <Fact name="Access until">
          <Ahead at={accessUntil} />
        </Fact>
        <Fact name="Session kept until">
          <Ahead at={keptUntil(status)} />
        </Fact>
      </Facts>
      <Facts>
        <Fact name="State">{stateWord(status)}</Fact>
        <ConnectionFacts connection={connection} />
        {/* Whoever cannot renew any more has read it under the reason. */}
        {warning && connection.state !== 'unrenewable' && (
          <Fact name="Warning">
            <ErrorText error={warning.problem} />
          </Fact>
        )}
        <StorageFacts storage={storage} />
      </Facts>
      {connection.state === 'ok' && !warning && (
        <p className="modal-note">
          The access is renewed before it ends, and each renewal keeps the session longer. Only while renewals fail does
          it run out.
        </p>
      )}
      <div className="modal-actions">
        {profile && <Button onClick={() => workspace.open('connection')}>Edit…</Button>}
        {account.kind === 'server' && <ExamineButton url={account.url} />}
        {(account.kind === 'server' || connection.state !== 'ok') && <EnterPasswordButton />}
        <Button variant="primary" data-initial-focus onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  );
}

function AccountFacts({ account }: { readonly account: Account }) {
  const profile = useCurrentProfile();
  if (account.kind === 'practice')
    return (
      <Facts>
        <Fact name="Account">Practice</Fact>
        <Fact name="Server">The built-in one, on this computer</Fact>
      </Facts>
    );
  const { username, url, dialect } = account;
  return (
    <Facts>
      <Fact name="Account">{username}</Fact>
      {profile && <Fact name="Connection">{profile.name}</Fact>}
      <Fact name="Server">{url}</Fact>
      <Fact name="Signs in at">/{dialect.login}/login/</Fact>
      <Fact name="Renews at">/{dialect.refresh}/token/refresh/</Fact>
    </Facts>
  );
}

function ConnectionFacts({ connection }: { readonly connection: Connection }): ReactNode {
  if (connection.state === 'ok') return null;
  return (
    <>
      <Fact name="Reason">
        <ErrorText error={connection.problem} />
      </Fact>
      {connection.state !== 'unrenewable' && connection.nextAttemptAt !== null && (
        <Fact name="Next attempt">
          <Moment at={connection.nextAttemptAt} /> (<NextTry at={connection.nextAttemptAt} />)
        </Fact>
      )}
    </>
  );
}

function StorageFacts({ storage }: { readonly storage: TokenStorage }) {
  return (
    <Fact name="Sign-in kept">
      {storage.kind === 'encrypted' ? (
        `On disk, encrypted by ${keyStoreName(storage.backend)}`
      ) : (
        <>
          In memory only. <ErrorText error={storage.problem} />
        </>
      )}
    </Fact>
  );
}

function Moment({ at }: { readonly at: EpochMs }) {
  return <time title={formatExactTime(at)}>{formatTime(at)}</time>;
}

/** A moment ahead, and how far. The life of an opaque token cannot be read. */
function Ahead({ at }: { readonly at: EpochMs | null }) {
  if (at === null) return <>Not known: the server’s token does not say</>;
  return (
    <>
      <Moment at={at} /> (<TimeLeft until={at} />)
    </>
  );
}
