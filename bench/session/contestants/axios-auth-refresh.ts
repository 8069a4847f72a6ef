import {
  createAuthRefresh,
  type AxiosAuthRefreshOptions,
  type AxiosAuthRefreshRequestConfig,
} from 'axios-auth-refresh';
import type { Pair } from '../server/token-desk.ts';
import { paths } from '../server/protocol.ts';
import type { ContestantKind } from './contestant.ts';
import { peerHttp, signInPlainly } from './peer-http.ts';

/**
 * Configured as its README says: "Usage" for the refresh over the same instance, "Request interceptor" for the bearer that is
 * read anew for each request, "Deduplicate refresh calls" for the refresh being marked to be skipped. Where the tokens are kept is
 * left to the app; a token that an answer does not hold is not overwritten here, as the README's example would.
 */
export function axiosAuthRefresh(name: string, options: AxiosAuthRefreshOptions): ContestantKind {
  return {
    name,
    signIn: async (base) => {
      const http = peerHttp(base);
      let tokens: Pair = await signInPlainly(http);
      const refresh = async (): Promise<void> => {
        const config: AxiosAuthRefreshRequestConfig = { skipAuthRefresh: true };
        const { data } = await http.post<Partial<Pair>>(paths.refresh, { refresh: tokens.refresh }, config);
        tokens = { ...tokens, ...data };
      };
      http.interceptors.request.use((request) => {
        request.headers.Authorization = `Bearer ${tokens.access}`;
        return request;
      });
      createAuthRefresh(http, refresh, options);
      return { call: (path) => http.get(path), close: () => Promise.resolve() };
    },
  };
}
