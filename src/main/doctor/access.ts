import type { Detected } from '../api/detect-dialect.ts';
import type { AuthorizedApi, Rotation } from './credentials.ts';
import type { Outcome } from './outcome.ts';
import type { Trial } from './trial.ts';

/** How far the credentials reached, once they were tried. */
export type Access =
  /** `why` stands in the report for what takes a sign-in. */
  | { readonly kind: 'none'; readonly why: Outcome }
  | { readonly kind: 'signedIn'; readonly api: AuthorizedApi; readonly rotation: Rotation }
  /** The doctor's own sign-in. Whoever gets it ends it. */
  | { readonly kind: 'trial'; readonly api: Trial; readonly detected: Detected };
