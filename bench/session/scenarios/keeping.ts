import { setTimeout as delay } from 'node:timers/promises';
import { ours, peers } from '../contestants/all.ts';
import type { Contestant } from '../contestants/contestant.ts';
import { HOUR_S } from '../server/token-desk.ts';
import { paths, type RefreshFault } from '../server/protocol.ts';
import type { ServerControl } from '../server/start.ts';

/** Short enough for axios-jwt, which refreshes ten seconds before the end; long enough to be sent by whoever waits for a 401. */
const ACCESS_S = 5;
/** Beyond our first back-off, which is at most a second. */
const LATER_MS = 1_200;

const answer = (status: number, body: string, contentType = 'application/json'): RefreshFault => ({
  kind: 'answer',
  status,
  body,
  contentType,
});
const detail = JSON.stringify({ detail: 'no' });

export const faults: readonly { readonly name: string; readonly fault: RefreshFault }[] = [
  // Something in front of the server wants its own sign-in; the server itself answers JSON.
  { name: '401 HTML', fault: answer(401, '<h1>Sign in to this network</h1>', 'text/html') },
  { name: '429', fault: answer(429, detail) },
  { name: '404', fault: answer(404, detail) },
  { name: '407', fault: answer(407, '<h1>Proxy</h1>', 'text/html') },
  { name: '408', fault: answer(408, '') },
  { name: '503', fault: answer(503, '<h1>Maintenance</h1>', 'text/html') },
  { name: '200 {}', fault: answer(200, '{}') },
  { name: '200 HTML', fault: answer(200, '<h1>Welcome to this network</h1>', 'text/html') },
  { name: 'dropped', fault: { kind: 'drop' } },
];

export interface Keeping {
  readonly contestant: string;
  /** For each fault: whether a call succeeds once the server is healthy again, without a new sign-in. */
  readonly kept: Readonly<Record<string, boolean>>;
}

/** A refresh that meets trouble which says nothing about the refresh token. Everybody at once, because the waiting is the same. */
export async function keeping(server: ServerControl): Promise<Keeping[]> {
  const kinds = [ours, ...peers];
  const kept = new Map(kinds.map(({ name }) => [name, new Map<string, boolean>()]));
  for (const { name: faultName, fault } of faults) {
    await server.tell({ type: 'accessLife', seconds: ACCESS_S });
    const contestants: (Contestant & { readonly name: string })[] = [];
    for (const { name, signIn } of kinds) contestants.push({ name, ...(await signIn(server.base)) });
    await server.tell({ type: 'expire' });
    await server.tell({ type: 'accessLife', seconds: HOUR_S });
    await server.tell({ type: 'refreshFault', fault });
    await Promise.allSettled(contestants.map(({ call }) => call(paths.profile)));
    await server.tell({ type: 'refreshFault', fault: null });
    await delay(LATER_MS);
    const later = await Promise.allSettled(contestants.map(({ call }) => call(paths.profile)));
    for (const [index, { name }] of contestants.entries()) {
      kept.get(name)?.set(faultName, later[index]?.status === 'fulfilled');
    }
    for (const { close } of contestants) await close();
  }
  return [...kept].map(([contestant, byFault]) => ({ contestant, kept: Object.fromEntries(byFault) }));
}
