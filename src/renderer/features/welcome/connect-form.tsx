import { useState } from 'react';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { CredentialFields, type Credentials } from '../connections/credential-fields.tsx';
import { errorAt, FormError } from '../connections/form-errors.tsx';
import { ExamineButton } from '../doctor/examine-button.tsx';

interface ConnectFormProps {
  readonly url: string;
  readonly onUrl: (url: string) => void;
  /** The user name to begin with. */
  readonly username: string;
  /** The server was chosen from the list: typing goes on with what is missing. */
  readonly chosen: boolean;
}

/** Keeps everything typed, whatever the answer. */
export function ConnectForm({ url, onUrl, username, chosen }: ConnectFormProps) {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy === 'connect');
  const error = useSession((s) => (s.failure?.action === 'connect' ? s.failure.error : null));
  const [credentials, setCredentials] = useState<Credentials>({ username, password: '' });
  const missing = username === '' ? 'username' : 'password';

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void session.connect({ url, ...credentials });
      }}
    >
      <div className="field-row">
        <Field
          label="Server URL"
          type="url"
          inputMode="url"
          placeholder="https://desk.example.com/api"
          value={url}
          onValue={onUrl}
          error={errorAt(error, 'url')}
        />
        <ExamineButton quiet url={url} />
      </div>
      <CredentialFields
        value={credentials}
        onValue={setCredentials}
        error={error}
        focus={chosen ? missing : undefined}
      />
      <FormError error={error} />
      <Button type="submit" variant="primary" busy={busy}>
        Connect
      </Button>
    </form>
  );
}
