import { decodeJwt } from 'jose';
import type { RecordingProxy } from '../../../tools/recording-proxy/proxy.ts';

const REFRESH = /\/token\/refresh\/$/;
const BLACKLIST = /\/token\/blacklist\/$/;
const AUTH = /\/(login|token\/refresh|token\/blacklist)\/$/;

/** What a client did to its server, as the proxy between them saw it. */
export function trafficOf(proxy: RecordingProxy) {
  /** Statuses in the order in which the requests arrived; null for an answer that was lost or is not there yet. */
  const statuses = (method: string, path: RegExp): (number | null)[] =>
    proxy
      .requests()
      .filter((request) => request.method === method && path.test(request.path))
      .map(({ status }) => status);
  return {
    statuses,
    refreshes: () => statuses('POST', REFRESH),
    revocations: () => statuses('POST', BLACKLIST),
    /** How many calls of the API were answered 401. */
    refusals: () => proxy.requests().filter(({ path, status }) => status === 401 && !AUTH.test(path)).length,
    /** Every refresh token that passed. */
    refreshTokens: () => proxy.tokens().filter((token) => decodeJwt(token)['token_type'] === 'refresh'),
  };
}
