import { useState } from 'react';
import { useStore } from 'zustand';
import { MAX_PROFILE_NAME, type Profile } from '../../../shared/domain/profile.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useDesk } from '../../ui/desk-context.ts';
import { Field } from '../../ui/field.tsx';
import { Modal } from '../../ui/modal.tsx';
import { errorAt, FormError } from './form-errors.tsx';

interface ProfileDialogProps {
  /** Null adds one. */
  readonly profile: Profile | null;
  /** Somebody is signed in with it: it can be renamed, but not removed or led elsewhere. */
  readonly inUse?: boolean;
  readonly onClose: () => void;
}

export function ProfileDialog({ profile, inUse = false, onClose }: ProfileDialogProps) {
  const { profiles } = useDesk();
  const [removing, setRemoving] = useState(false);
  const close = (): void => {
    profiles.dismissFailure();
    onClose();
  };
  const keep = (): void => {
    profiles.dismissFailure();
    setRemoving(false);
  };
  return (
    <>
      <EditDialog
        profile={profile}
        inUse={inUse}
        onClose={close}
        onRemove={profile && !inUse ? () => setRemoving(true) : null}
      />
      {/* Over the form, which keeps what was typed. */}
      {profile && removing && <RemoveDialog profile={profile} onKeep={keep} onRemoved={close} />}
    </>
  );
}

interface EditDialogProps extends Required<ProfileDialogProps> {
  readonly onRemove: (() => void) | null;
}

const FORM_ID = 'profile-form';

function EditDialog({ profile, inUse, onClose, onRemove }: EditDialogProps) {
  const { profiles } = useDesk();
  const { busy, failure } = useStore(profiles.store);
  const [name, setName] = useState(profile?.name ?? '');
  const [url, setUrl] = useState(profile?.url ?? '');
  const [tryPreviousToken, setTryPreviousToken] = useState(profile?.tryPreviousToken ?? true);

  return (
    <Modal title={profile ? 'Edit connection' : 'Add a connection'} onDismiss={onClose}>
      <form
        id={FORM_ID}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void profiles
            .save({ id: profile?.id ?? null, name, url, tryPreviousToken })
            .then((saved) => saved && onClose());
        }}
      >
        <Field
          label="Name"
          value={name}
          onValue={setName}
          maxLength={MAX_PROFILE_NAME}
          error={errorAt(failure, 'name')}
        />
        <Field
          label="Server URL"
          type="url"
          inputMode="url"
          placeholder="https://desk.example.com/api"
          value={url}
          onValue={setUrl}
          readOnly={inUse}
          hint={inUse && 'You are signed in there. Sign out to change the address.'}
          error={errorAt(failure, 'url')}
        />
        {/* Open from the start where it says something out of the ordinary. */}
        <details className="advanced" open={profile?.tryPreviousToken === false}>
          <summary>Advanced</summary>
          <Checkbox
            label="After an interrupted renewal, try the token before the last"
            checked={tryPreviousToken}
            onChecked={setTryPreviousToken}
            hint="When Paperdesk is cut off in the middle of a renewal, it may not know which token the server takes. Trying the one before, once, often saves you from entering the password. Turn this off for a server that takes it for theft and then signs you out everywhere."
          />
        </details>
        <FormError error={failure} />
      </form>
      <div className="modal-actions">
        {onRemove && (
          <Button variant="quiet" className="modal-aside" onClick={onRemove}>
            Remove…
          </Button>
        )}
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" form={FORM_ID} variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </Modal>
  );
}

interface RemoveDialogProps {
  readonly profile: Profile;
  readonly onKeep: () => void;
  readonly onRemoved: () => void;
}

function RemoveDialog({ profile, onKeep, onRemoved }: RemoveDialogProps) {
  const { profiles } = useDesk();
  const { busy, failure } = useStore(profiles.store);
  return (
    <Modal title={`Remove ${profile.name}?`} onDismiss={onKeep}>
      <p>
        Paperdesk forgets its address and the last user. Your account and your trades on the server stay as they are.
      </p>
      <FormError error={failure} />
      <div className="modal-actions">
        {/* The focus starts on what is safe: the Enter that led here may come twice. */}
        <Button variant="quiet" data-initial-focus onClick={onKeep}>
          Keep
        </Button>
        <Button
          variant="primary"
          busy={busy}
          onClick={() => void profiles.remove(profile.id).then((removed) => removed && onRemoved())}
        >
          Remove
        </Button>
      </div>
    </Modal>
  );
}
