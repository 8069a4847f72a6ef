import type { KeyboardEvent } from 'react';

/** A held Enter or Space is one press: without this a repeat would confirm the dialog that the first press opened. */
export function ignoreRepeat(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
