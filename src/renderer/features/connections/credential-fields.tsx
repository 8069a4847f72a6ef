import type { SealedError } from '../../../shared/contract/errors.ts';
import { Field } from '../../ui/field.tsx';
import { errorAt } from './form-errors.tsx';

/** As typed. The password lives in the form that shows it only, until it is answered. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

interface CredentialFieldsProps {
  readonly value: Credentials;
  readonly onValue: (value: Credentials) => void;
  readonly error: SealedError | null;
  /** Where the focus goes when the fields appear. */
  readonly focus?: 'username' | 'password' | undefined;
}

export function CredentialFields({ value, onValue, error, focus }: CredentialFieldsProps) {
  return (
    <>
      <Field
        label="User name"
        value={value.username}
        onValue={(username) => onValue({ ...value, username })}
        error={errorAt(error, 'username')}
        {...initialFocus(focus === 'username')}
      />
      <Field
        label="Password"
        type="password"
        value={value.password}
        onValue={(password) => onValue({ ...value, password })}
        error={errorAt(error, 'password')}
        {...initialFocus(focus === 'password')}
      />
    </>
  );
}

/** `autoFocus` for fields that appear in a page or dialog that is there, the attribute for those of a dialog that opens. */
function initialFocus(wanted: boolean) {
  return wanted ? { autoFocus: true, 'data-initial-focus': true } : {};
}
