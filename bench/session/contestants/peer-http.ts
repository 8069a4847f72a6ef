import axios, { type AxiosInstance } from 'axios';
import { z } from 'zod';
import { paths } from '../server/protocol.ts';

const pairSchema = z.object({ access: z.string(), refresh: z.string() });
type Pair = z.infer<typeof pairSchema>;

/**
 * The transport of every peer, the same as ours (src/main/api/http-exchange.ts), so that the bench compares what each adds to
 * it: Node's global agent, which keeps connections alive; no redirects, which axios would follow with a wrapper around
 * Node's client; no proxy; the same limit on answers.
 */
export function peerHttp(base: string): AxiosInstance {
  return axios.create({
    baseURL: base,
    adapter: 'http',
    maxRedirects: 0,
    proxy: false,
    maxContentLength: 16 * 1024 * 1024,
  });
}

export async function signInPlainly(http: AxiosInstance): Promise<Pair> {
  const { data } = await http.post<unknown>(paths.login, { username: 'ada', password: 'password' });
  return pairSchema.parse(data);
}
