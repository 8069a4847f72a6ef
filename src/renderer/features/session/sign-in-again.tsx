import { useState } from 'react';
import type { SessionStatus } from '../../../shared/domain/session-status.ts';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { accountName } from './account-name.ts';

type Ended = Extract<SessionStatus, { phase: 'ended' }>;

/** The sign-in in place: over the work, not instead of it. Lists, selection and drafts stay as they are behind it. */
export function SignInAgain({ status }: { readonly status: Ended }) {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy);
  const failure = useSession((s) => s.failure);
  const formError = failure && failure.action !== 'reenter' ? failure.error : null;

  return (
    <Modal title="Sign in again">
      <p>
        <ErrorText error={status.reason} />
      </p>
      <p className="modal-account">
        <span className="label">Account</span> {accountName(status.account)}
      </p>
      {formError && (
        <Banner tone="error">
          <ErrorText error={formError} />
        </Banner>
      )}
      {status.account.kind === 'server' && <PasswordForm username={status.account.username} />}
      <p className="modal-note">Nothing you typed is lost.</p>
      <div className="modal-actions">
        <Button variant="quiet" busy={busy === 'signOut'} onClick={() => void session.signOut()}>
          Sign out instead
        </Button>
        {status.account.kind === 'server' ? (
          <Button type="submit" form={FORM_ID} variant="primary" busy={busy === 'reenter'}>
            Sign in
          </Button>
        ) : (
          <Button
            data-initial-focus
            variant="primary"
            busy={busy === 'startPractice'}
            onClick={() => void session.startPractice()}
          >
            Continue practising
          </Button>
        )}
      </div>
    </Modal>
  );
}

const FORM_ID = 'sign-in-again';

function PasswordForm({ username }: { readonly username: string }) {
  const { session } = useDesk();
  const error = useSession((s) => (s.failure?.action === 'reenter' ? s.failure.error : null));
  const [password, setPassword] = useState('');
  return (
    <form
      id={FORM_ID}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void session.reenter(username, password);
      }}
    >
      <Field
        label="Password"
        type="password"
        value={password}
        onValue={setPassword}
        error={error && errorSentence(error)}
      />
    </form>
  );
}
