import { useState } from 'react';
import type { ErrorCode, SealedError } from '../../../shared/contract/errors.ts';
import { useDesk, useSession } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';
import { Field } from '../../ui/field.tsx';

type FieldName = 'url' | 'username' | 'password';

/** The field that has to change for each error. Whatever is not listed belongs to the form as a whole. */
const fieldOf: Partial<Record<ErrorCode, FieldName>> = {
  'url.empty': 'url',
  'url.invalid': 'url',
  'url.insecure': 'url',
  'username.empty': 'username',
  'password.empty': 'password',
  'credentials.wrong': 'password',
};

interface ConnectFormProps {
  readonly suggestion: { readonly url: string; readonly username: string } | null;
}

/** Keeps everything typed, whatever the answer. The password lives in this form only, until it is answered. */
export function ConnectForm({ suggestion }: ConnectFormProps) {
  const { session } = useDesk();
  const busy = useSession((s) => s.busy === 'connect');
  const error = useSession((s) => (s.failure?.action === 'connect' ? s.failure.error : null));
  const [url, setUrl] = useState(suggestion?.url ?? '');
  const [username, setUsername] = useState(suggestion?.username ?? '');
  const [password, setPassword] = useState('');
  const wrong = error ? fieldOf[error.code] : undefined;
  const errorAt = (field: FieldName): string | null => (error && wrong === field ? errorSentence(error) : null);

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void session.connect({ url, username, password });
      }}
    >
      <Field
        label="Server URL"
        type="url"
        inputMode="url"
        placeholder="https://desk.example.com/api"
        value={url}
        onValue={setUrl}
        error={errorAt('url')}
      />
      <Field label="User name" value={username} onValue={setUsername} error={errorAt('username')} />
      <Field label="Password" type="password" value={password} onValue={setPassword} error={errorAt('password')} />
      <FormError error={error && !wrong ? error : null} />
      <Button type="submit" variant="primary" busy={busy}>
        Connect
      </Button>
    </form>
  );
}

function FormError({ error }: { readonly error: SealedError | null }) {
  if (!error) return null;
  return (
    <Banner tone="error">
      <ErrorText error={error} />
    </Banner>
  );
}
