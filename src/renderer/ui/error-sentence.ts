import type { SealedError } from '../../shared/contract/errors.ts';

/** An error as one line of text, for places that take no markup. */
export function errorSentence({ message, hint }: Pick<SealedError, 'message' | 'hint'>): string {
  return hint ? `${message} ${hint}` : message;
}
