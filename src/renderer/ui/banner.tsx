import type { ReactNode } from 'react';
import type { SealedError } from '../../shared/contract/errors.ts';
import { Button } from './button.tsx';
import { CheckIcon, CrossIcon, InfoIcon, WarningIcon } from './icons.tsx';

type Tone = 'info' | 'success' | 'warning' | 'error';

interface BannerProps {
  readonly tone: Tone;
  /** Announced at once although it is no error. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
  /** Outside the live region: for what keeps changing, such as an age. */
  readonly note?: ReactNode;
  /** At most one button, the thing to do next. */
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

const icons = { info: InfoIcon, success: CheckIcon, warning: WarningIcon, error: WarningIcon };

/** Something the user should know, in place. Errors are announced at once, the rest when the screen reader is free. */
export function Banner({ tone, urgent = false, children, note, action, onDismiss }: BannerProps) {
  const Icon = icons[tone];
  return (
    <div className={`banner banner-${tone}`}>
      <Icon />
      <div className="banner-text">
        <span role={urgent || tone === 'error' ? 'alert' : 'status'}>{children}</span>
        {note && <span className="banner-note">{note}</span>}
      </div>
      {action}
      {onDismiss && (
        <Button variant="quiet" className="button-icon" aria-label="Dismiss" onClick={onDismiss}>
          <CrossIcon />
        </Button>
      )}
    </div>
  );
}

/** What happened, then what is safe and what to do. */
export function ErrorText({ error }: { readonly error: Pick<SealedError, 'message' | 'hint'> }) {
  return (
    <>
      <span className="error-message">{error.message}</span>
      {error.hint && <span className="error-hint"> {error.hint}</span>}
    </>
  );
}
