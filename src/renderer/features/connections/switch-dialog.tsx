import { useState } from 'react';
import { useStore } from 'zustand';
import type { Account } from '../../../shared/domain/session-status.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { accountName } from '../session/account-name.ts';
import { DiscardNote } from '../session/discard-note.tsx';
import { CredentialFields, type Credentials } from './credential-fields.tsx';
import { useCurrentProfile } from './current-profile.ts';
import { errorAt, FormError } from './form-errors.tsx';
import { TargetChoice, type Target } from './target-choice.tsx';

interface SwitchDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

const FORM_ID = 'switch-connection';

/** To another connection, without losing the session that is there before the new one is certain. */
export function SwitchDialog({ account, onClose }: SwitchDialogProps) {
  const { session, profiles } = useDesk();
  const list = useStore(profiles.store, (s) => s.profiles);
  const current = useCurrentProfile();
  const busy = useSession((s) => s.busy !== null);
  const error = useSession((s) => s.failure?.error ?? null);
  const practice = account.kind === 'practice';
  const targets: readonly Target[] = [...list, ...(practice ? [] : ['practice' as const]), 'another'];
  const [target, setTarget] = useState<Target>(
    targets.find((candidate) => typeof candidate === 'string' || candidate.id !== current?.id) ?? 'another',
  );
  const [url, setUrl] = useState('');
  const [typed, setTyped] = useState<Credentials>({ username: lastUserOf(target), password: '' });

  const choose = (next: Target): void => {
    session.dismissFailure();
    setTarget(next);
    setTyped({ username: lastUserOf(next), password: '' });
  };
  const submit = async (): Promise<void> => {
    const switched =
      target === 'practice'
        ? await session.startPractice()
        : await session.connect({ url: target === 'another' ? url : target.url, ...typed });
    if (switched) onClose();
  };

  return (
    <Modal title="Switch to another connection" onDismiss={busy ? undefined : onClose}>
      <form
        id={FORM_ID}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TargetChoice targets={targets} chosen={target} current={current} onChoose={choose} />
        {target === 'another' && (
          <Field
            label="Server URL"
            type="url"
            inputMode="url"
            placeholder="https://desk.example.com/api"
            value={url}
            onValue={setUrl}
            error={errorAt(error, 'url')}
          />
        )}
        {target !== 'practice' && <CredentialFields value={typed} onValue={setTyped} error={error} />}
        <FormError error={error} />
      </form>
      <p className="modal-note">You stay signed in as {accountName(account)} until the new sign-in has succeeded.</p>
      <DiscardNote />
      <div className="modal-actions">
        <Button variant="quiet" disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" form={FORM_ID} variant="primary" busy={busy}>
          Switch
        </Button>
      </div>
    </Modal>
  );
}

function lastUserOf(target: Target): string {
  return typeof target === 'string' ? '' : (target.lastUser ?? '');
}
