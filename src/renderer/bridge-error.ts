import type { SealedError } from '../shared/contract/errors.ts';

/** A call that did not succeed. `sealed` is what the trader may read; there is nothing else to know. */
export class BridgeError extends Error {
  readonly sealed: SealedError;

  constructor(sealed: SealedError) {
    super(sealed.message);
    this.name = 'BridgeError';
    this.sealed = sealed;
  }
}

/** The sealed error of anything caught around a bridge call. Rethrows what is not a BridgeError: that is a bug. */
export function sealedErrorOf(caught: unknown): SealedError {
  if (caught instanceof BridgeError) return caught.sealed;
  throw caught;
}
