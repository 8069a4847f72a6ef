/** Thrown by a handler to end the request with this answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`answered ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Django REST framework's general error body. */
export function detailError(status: number, detail: string, headers?: Readonly<Record<string, string>>): ApiError {
  return new ApiError(status, { detail }, headers);
}

/** The error body of the trade routes. */
export function tradeError(status: 400 | 404, error: string): ApiError {
  return new ApiError(status, { error });
}
