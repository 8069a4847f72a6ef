import { z } from 'zod';
import { detailErrorSchema, loginAnswerSchema, refreshAnswerSchema } from '../../../src/shared/wire/auth.ts';
import type { Credentials } from './contract-server.ts';

/** An answer as far as a client may read it: the sentence in `detail` is translated. */
interface Answer {
  readonly status: number;
  /** SimpleJWT's code; undefined when the body has none. */
  readonly code: string | undefined;
  readonly body: unknown;
}

/** Asks a server directly, as a test needs to know the truth behind what the client shows. */
export function askServer(url: string) {
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(url + path, init);
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    const body = z.unknown().parse(isJson ? JSON.parse(text) : text);
    return { status: response.status, code: detailErrorSchema.safeParse(body).data?.code, body };
  }
  const post = (path: string, body: unknown): Promise<Answer> =>
    send(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  return {
    post,
    login: (user: Credentials) => post('/auth/login/', user),
    refresh: (refresh: string) => post('/auth/token/refresh/', { refresh }),
    blacklist: (refresh: string) => post('/auth/token/blacklist/', { refresh }),
    /** Without any credentials, unless the headers hold them. */
    profile: (headers: Readonly<Record<string, string>> = {}) => send('/users/profile/', { headers }),
    profileWith: (access: string) => send('/users/profile/', { headers: { Authorization: `Bearer ${access}` } }),
    /** @param path below the base URL, such as `/paper-trades/1/close_trade/` */
    order: (path: string, access: string, body: unknown) =>
      send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${access}` },
        body: JSON.stringify(body),
      }),

    /** A pair, for a test that asks on its own account. */
    async signIn(user: Credentials): Promise<z.output<typeof loginAnswerSchema>> {
      return loginAnswerSchema.parse((await post('/auth/login/', user)).body);
    },
    async renew(refresh: string): Promise<z.output<typeof refreshAnswerSchema>> {
      return refreshAnswerSchema.parse((await post('/auth/token/refresh/', { refresh })).body);
    },
  };
}
