import { useEffect, useId, useRef, type ComponentProps, type ReactNode } from 'react';
import { ignoreRepeat } from './ignore-repeat.ts';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'ref' | 'onChange' | 'onKeyDown'> {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ReactNode;
  /** What is wrong with the value. Takes the focus to the field when it appears, so that typing on corrects it. */
  readonly error?: string | null;
}

export function Field({ label, value, onValue, hint, error, ...input }: FieldProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  const wrong = Boolean(error);

  useEffect(() => {
    if (wrong) ref.current?.focus();
  }, [wrong, error]);

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        ref={ref}
        value={value}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ignoreRepeat(event);
        }}
        onChange={(event) => onValue(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint ${id}-error`}
      />
      <div id={`${id}-hint`} className="field-hint" hidden={!hint}>
        {hint}
      </div>
      <div id={`${id}-error`} className="field-error" role="alert">
        {error}
      </div>
    </div>
  );
}
