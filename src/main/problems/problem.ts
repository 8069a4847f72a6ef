import type { ErrorCode, SealedError } from '../../shared/contract/errors.ts';

export interface ProblemText {
  /** What happened. */
  readonly message: string;
  /** What is safe, and what to do. */
  readonly hint?: string;
  /** Whether the same call may succeed later without the user changing anything. */
  readonly retryable: boolean;
}

/**
 * An expected failure, written for the trader at the place where its cause is known. It carries no `cause` and no foreign
 * object: whatever a library threw may hold the bearer token.
 */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly retryable: boolean;

  constructor(code: ErrorCode, text: ProblemText) {
    super(text.message);
    this.name = 'Problem';
    this.code = code;
    this.hint = text.hint;
    this.retryable = text.retryable;
  }

  /** The form that may cross the bridge. `at` is epoch milliseconds. */
  seal(at: number): SealedError {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      retryable: this.retryable,
      at,
    };
  }
}

/** Seals anything thrown. What is not a Problem is a fault of ours; its text stays here, since it may quote a request. */
export function seal(thrown: unknown, at: number): SealedError {
  if (thrown instanceof Problem) return thrown.seal(at);
  return new Problem('bridge.internal', {
    message: 'Something went wrong inside Paperdesk.',
    hint: 'Nothing you typed is lost. Try again; if it happens again, restart the app.',
    retryable: true,
  }).seal(at);
}
