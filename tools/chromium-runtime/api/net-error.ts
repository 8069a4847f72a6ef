/** An error of Chromium's network stack, as Electron tells it. */
export interface NetError {
  /** Without the `net::` in front. */
  readonly name: string;
  readonly code: number;
}

/** Those that a document of the app, or a server that is not there, can meet (net/base/net_error_list.h in Chromium). */
const codes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_TIMED_OUT: -7,
  ERR_CONNECTION_RESET: -101,
  ERR_CONNECTION_REFUSED: -102,
  ERR_CONNECTION_FAILED: -104,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_CONNECTION_TIMED_OUT: -118,
};

/** @param text `net::ERR_…`; one that is not listed above keeps its name and gets the code of ERR_FAILED. */
export function netError(text: string): NetError {
  const name = text.replace(/^net::/, '');
  return { name, code: codes[name] ?? -2 };
}
