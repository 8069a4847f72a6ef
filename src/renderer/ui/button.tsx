import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { ignoreRepeat } from './ignore-repeat.ts';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly type?: 'button' | 'submit';
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** The action is under way: shown at once, and further presses do nothing. Keeps its focus and its name. */
  readonly busy?: boolean;
}

export function Button({
  type = 'button',
  variant = 'secondary',
  busy = false,
  className,
  onClick,
  onKeyDown,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('button', `button-${variant}`, className)}
      aria-busy={busy}
      // Not `disabled`: that would drop the keyboard focus in the middle of an action.
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      onKeyDown={(event) => {
        ignoreRepeat(event);
        onKeyDown?.(event);
      }}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
