import { useId, type ReactNode } from 'react';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly hint: ReactNode;
}

/** A switch with an explanation of what it does. */
export function Checkbox({ label, checked, onChecked, hint }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChecked(event.target.checked)}
        aria-describedby={`${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      <div id={`${id}-hint`} className="field-hint">
        {hint}
      </div>
    </div>
  );
}
