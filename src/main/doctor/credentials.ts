import type { JsonObject } from '../api/json-body.ts';
import type { Secret } from '../session/secret.ts';

/** A question to the API that carries a bearer. */
export interface AuthorizedQuestion {
  readonly method: 'GET' | 'POST';
  /** Path below the base URL, with its query. */
  readonly path: string;
  readonly body?: JsonObject;
}

export interface Reply {
  readonly status: number;
  /** The parsed body; undefined when it was empty or not JSON. */
  readonly json: unknown;
}

/** The doctor's only way to what takes a sign-in. It sees no token. */
export interface AuthorizedApi {
  /** Answers whatever the server says, refusals included. Throws the Problem when it says nothing. */
  ask(question: AuthorizedQuestion): Promise<Reply>;
  /** Asks a route to describe itself (`OPTIONS`). Absent where the client in use cannot ask so. */
  describe?(path: string): Promise<Reply>;
}

/** Whether a refresh brings a new refresh token (SimpleJWT's ROTATE_REFRESH_TOKENS). */
export type Rotation = 'on' | 'off' | 'unknown';

/** With what the doctor may ask. */
export type Credentials =
  | { readonly kind: 'none' }
  /** For a sign-in of the doctor's own, which it ends again. */
  | { readonly kind: 'password'; readonly username: string; readonly password: Secret }
  /** A sign-in that is in use: its refresh token is not the doctor's to spend, so whoever owns it says what it knows. */
  | { readonly kind: 'signedIn'; readonly api: AuthorizedApi; readonly rotation: Rotation };
