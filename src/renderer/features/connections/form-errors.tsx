import type { ErrorCode, SealedError } from '../../../shared/contract/errors.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { errorSentence } from '../../ui/error-sentence.ts';

type FieldName = 'name' | 'url' | 'username' | 'password';

/** The field that has to change for each error. Whatever is not listed belongs to the form as a whole. */
const fieldOf: Partial<Record<ErrorCode, FieldName>> = {
  'name.empty': 'name',
  'url.empty': 'url',
  'url.invalid': 'url',
  'url.insecure': 'url',
  'profile.duplicate': 'url',
  'username.empty': 'username',
  'password.empty': 'password',
  'credentials.wrong': 'password',
};

/** What the field has to say about the error; null when it is not this field's. */
export function errorAt(error: SealedError | null, field: FieldName): string | null {
  return error && fieldOf[error.code] === field ? errorSentence(error) : null;
}

/** An error that no field can mend. */
export function FormError({ error }: { readonly error: SealedError | null }) {
  if (!error || fieldOf[error.code]) return null;
  return (
    <Banner tone="error">
      <ErrorText error={error} />
    </Banner>
  );
}
