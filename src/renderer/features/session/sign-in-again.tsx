import { useState } from 'react';
import type { SealedError } from '../../../shared/contract/errors.ts';
import type { Account, SessionStatus } from '../../../shared/domain/session-status.ts';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { CredentialFields, type Credentials } from '../connections/credential-fields.tsx';
import { FormError } from '../connections/form-errors.tsx';
import { accountName } from './account-name.ts';
import { DiscardNote } from './discard-note.tsx';

type Current = Extract<SessionStatus, { phase: 'signedIn' | 'ended' }>;

interface SignInAgainProps {
  readonly status: Current;
  readonly onClose: () => void;
}

/**
 * The sign-in in place: over the work, not instead of it. Lists, selection and drafts stay as they are behind it. Before the
 * session has ended it can be put away.
 */
export function SignInAgain({ status, onClose }: SignInAgainProps) {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy === 'reenter');
  const { account } = status;
  const [typed, setTyped] = useState<Credentials>({ username: usernameOf(account), password: '' });
  const [step, setStep] = useState<'typing' | 'confirming' | 'correcting'>('typing');
  const username = typed.username.trim();
  const isAnother = account.kind === 'server' && username !== account.username && username !== '';

  const enter = async (): Promise<void> => {
    const entered = await session.reenter(typed);
    if (entered) onClose();
    else setStep('correcting');
  };

  return (
    <Modal title="Sign in again" onDismiss={status.phase === 'ended' || busy ? undefined : onClose}>
      {step === 'confirming' ? (
        <ConfirmAnother
          account={account}
          username={username}
          busy={busy}
          onBack={() => setStep('correcting')}
          onConfirm={() => void enter()}
        />
      ) : (
        <Enter
          status={status}
          typed={typed}
          onTyped={setTyped}
          focus={step === 'typing' ? 'password' : 'username'}
          onClose={onClose}
          onSubmit={() => {
            if (isAnother) setStep('confirming');
            else void enter();
          }}
        />
      )}
    </Modal>
  );
}

function usernameOf(account: Account): string {
  return account.kind === 'server' ? account.username : '';
}

interface EnterProps extends SignInAgainProps {
  readonly typed: Credentials;
  readonly onTyped: (typed: Credentials) => void;
  readonly focus: 'username' | 'password';
  readonly onSubmit: () => void;
}

const FORM_ID = 'sign-in-again';

function Enter({ status, typed, onTyped, focus, onClose, onSubmit }: EnterProps) {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy);
  const failure = useSession((s) => s.failure);
  const { account } = status;
  const server = account.kind === 'server';
  return (
    <>
      <p>
        <Why status={status} />
      </p>
      <p className="modal-account">
        <span className="label">Account</span> {accountName(account)}
      </p>
      <form
        id={FORM_ID}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {server && <CredentialFields value={typed} onValue={onTyped} error={failure && failure.error} focus={focus} />}
        <FormError error={failure && failure.error} />
      </form>
      <div className="modal-actions">
        {status.phase === 'ended' ? (
          <Button variant="quiet" busy={busy === 'signOut'} onClick={() => void session.signOut()}>
            Sign out instead
          </Button>
        ) : (
          <Button variant="quiet" disabled={busy === 'reenter'} onClick={onClose}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          form={FORM_ID}
          variant="primary"
          busy={busy === 'reenter'}
          {...(server ? {} : { 'data-initial-focus': true })}
        >
          {server ? 'Sign in' : 'Continue practising'}
        </Button>
      </div>
    </>
  );
}

/** What has happened, or will; while all is well, what entering the password is good for. */
function Why({ status }: { readonly status: Current }) {
  const reason = reasonOf(status);
  if (reason) return <ErrorText error={reason} />;
  return <>You are signed in. Entering the password now begins a new session; nothing you typed is lost.</>;
}

function reasonOf(status: Current): SealedError | null {
  if (status.phase === 'ended') return status.reason;
  const { connection, warning } = status;
  if (connection.state === 'unrenewable') return connection.problem;
  return warning?.problem ?? (connection.state === 'ok' ? null : connection.problem);
}

interface ConfirmAnotherProps {
  readonly account: Account;
  readonly username: string;
  readonly busy: boolean;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

/** Another user must not find the first one's drafts, so they go; that is asked before, and never done on a typing error. */
function ConfirmAnother({ account, username, busy, onBack, onConfirm }: ConfirmAnotherProps) {
  return (
    <>
      <p>
        <strong>
          Sign in as {username} instead of {usernameOf(account)}?
        </strong>
      </p>
      <DiscardNote />
      <p className="modal-note">The trades of {accountName(account)} stay as they are.</p>
      <div className="modal-actions">
        {/* The focus starts on what is safe: the Enter that led here may come twice. */}
        <Button variant="quiet" disabled={busy} autoFocus onClick={onBack}>
          Back
        </Button>
        <Button variant="primary" busy={busy} onClick={onConfirm}>
          Sign in as {username}
        </Button>
      </div>
    </>
  );
}
