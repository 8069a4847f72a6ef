type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A request body: plain data, which says the same each time it is written. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * Refuses a body that could not be sent a second time, before anything is sent. The types say so already, but axios would send
 * a stream that slipped through, and replay it after a refresh as an empty body that the server may well accept. Throws a
 * TypeError: a mistake of ours.
 */
export function assertReplayable(body: unknown): void {
  if (!isPlainData(body)) throw new TypeError('a request body must be plain data, so that it can be sent again');
}

function isPlainData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol';
  if (Array.isArray(value)) return value.every(isPlainData);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlainData);
}
