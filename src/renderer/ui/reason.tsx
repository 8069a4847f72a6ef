import { useId, type ReactNode } from 'react';
import type { SealedError } from '../../shared/contract/errors.ts';
import { ErrorText } from './banner.tsx';
import { WarningIcon } from './icons.tsx';

interface ReasonProps {
  readonly error: Pick<SealedError, 'message' | 'hint'>;
  /** The trouble in a few words. */
  readonly children: ReactNode;
}

/**
 * A trouble where there is room for a few words only: pressing them shows the whole sentence. A native popover, so that the
 * keyboard opens it, Escape closes it, and screen readers know whether it is open (HTML specification, `popover`).
 */
export function Reason({ error, children }: ReasonProps) {
  const id = useId();
  return (
    <span className="reason">
      <button type="button" className="reason-button status-item text-warning" popoverTarget={id}>
        <WarningIcon /> {children}
      </button>
      <span id={id} popover="auto" role="note" className="reason-text">
        <ErrorText error={error} />
      </span>
    </span>
  );
}
