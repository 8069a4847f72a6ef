/** SimpleJWT's two switches for what a refresh does to the refresh token. */
export interface Rotation {
  /** ROTATE_REFRESH_TOKENS: a refresh answers a new refresh token too. */
  readonly rotate: boolean;
  /** BLACKLIST_AFTER_ROTATION: the one it was asked with is worth nothing afterwards. Means nothing without rotation. */
  readonly blacklist: boolean;
}

/** What a refresh answers for a user who may not sign in: a token as ever, a 401, or a 500. */
export type RefreshAnswer = 'renewed' | 'refused' | 'failed';

/** What the expected outcomes may depend on. They never ask which server it is. */
export interface Capabilities extends Rotation {
  readonly refreshOfInactive: Exclude<RefreshAnswer, 'failed'>;
  readonly refreshOfDeleted: RefreshAnswer;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A server that speaks the API, and the hand that reaches behind it. */
export interface ContractServer {
  /** Base URL, ending in `/api`. */
  readonly url: string;
  createUser(user: Credentials): Promise<void>;
  setActive(username: string, active: boolean): Promise<void>;
  setPassword(username: string, password: string): Promise<void>;
  deleteUser(username: string): Promise<void>;
  /** The server's time, in milliseconds since 1970. */
  now(): number;
  /** Moves the server's time ahead by whole seconds given in milliseconds: tokens run out without anybody waiting. */
  advance(ms: number): Promise<void>;
  /** Moves a symbol to a price (decimal text). */
  setPrice(symbol: string, price: string): Promise<void>;
  close(): Promise<void>;
}

/** The specification's lifetimes. */
export const ACCESS_LIFE_MS = 3_600_000;
export const REFRESH_LIFE_MS = 24 * 3_600_000;
