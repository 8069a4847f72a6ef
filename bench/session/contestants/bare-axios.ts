import type { ContestantKind } from './contestant.ts';
import { peerHttp, signInPlainly } from './peer-http.ts';

/** axios with a bearer and nothing else: what a call costs at least. `name` tells the two of them apart that run as a control. */
export function bareAxios(name: string): ContestantKind {
  return {
    name,
    signIn: async (base) => {
      const http = peerHttp(base);
      const { access } = await signInPlainly(http);
      http.defaults.headers.common.Authorization = `Bearer ${access}`;
      return { call: (path) => http.get(path), close: () => Promise.resolve() };
    },
  };
}
