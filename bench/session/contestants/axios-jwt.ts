import { applyAuthTokenInterceptor, setAuthTokens, type StorageType } from 'axios-jwt';
import type { Pair } from '../server/token-desk.ts';
import { paths } from '../server/protocol.ts';
import type { ContestantKind } from './contestant.ts';
import { peerHttp, signInPlainly } from './peer-http.ts';

/**
 * Configured as its README says: "Applying the interceptor" with a refresh over another instance that answers both tokens, and
 * a storage of its own, "Login/logout" for the first pair. It keeps storage and refresh in module variables, so there
 * must be only one signed in at a time.
 */
export const axiosJwt: ContestantKind = {
  name: 'axios-jwt',
  signIn: async (base) => {
    const plain = peerHttp(base);
    const http = peerHttp(base);
    applyAuthTokenInterceptor(http, {
      requestRefresh: async (refresh) => {
        const { data } = await plain.post<Pair>(paths.refresh, { refresh });
        return { accessToken: data.access, refreshToken: data.refresh };
      },
      getStorage: inMemory,
    });
    const { access, refresh } = await signInPlainly(plain);
    await setAuthTokens({ accessToken: access, refreshToken: refresh });
    return { call: (path) => http.get(path), close: () => Promise.resolve() };
  },
};

function inMemory(): StorageType {
  const values = new Map<string, string>();
  return {
    get: (key) => Promise.resolve(values.get(key) ?? null),
    set: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
    remove: (key) => {
      values.delete(key);
      return Promise.resolve();
    },
  };
}
