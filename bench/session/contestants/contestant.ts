/** One way to keep a session, signed in and ready to be called. */
export interface Contestant {
  /** One authorised GET below the base URL. Resolves when it was answered with a profile, throws otherwise. */
  readonly call: (path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface ContestantKind {
  readonly name: string;
  /** Signs in at the server with this base URL. */
  readonly signIn: (base: string) => Promise<Contestant>;
}
