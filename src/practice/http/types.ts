/** A request whose Host was checked; its body is read on demand, so that a refused caller's body is not. */
export interface ApiRequest {
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
  /** The JSON body; `{}` when there is none. Rejects with an ApiError (400, 413, 415). */
  body(): Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface RequestUser {
  readonly id: number;
  readonly username: string;
  readonly email: string;
}

type Method = 'GET' | 'POST';
type OpenHandler = (request: ApiRequest) => Answer | Promise<Answer>;
type UserHandler = (request: ApiRequest, user: RequestUser) => Answer | Promise<Answer>;

/** A path (`/api/paper-trades/:id/close_trade/`) and what it answers to whom. Only the token routes are open. */
export type Route =
  | { readonly path: string; readonly access: 'open'; readonly methods: Partial<Record<Method, OpenHandler>> }
  | { readonly path: string; readonly access: 'bearer'; readonly methods: Partial<Record<Method, UserHandler>> };

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
