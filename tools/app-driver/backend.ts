import { startPracticeServer, type PracticeServer } from '../../src/practice/server.ts';
import { startRecordingProxy, type RecordingProxy } from '../recording-proxy/proxy.ts';

export interface BackendOptions {
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  /** False makes prices stand still, so that nothing but the caller moves them. */
  readonly movingMarket: boolean;
  /** Whether each refresh brings a new refresh token and uses up the old one; true when absent. */
  readonly rotate?: boolean;
}

/** A server of the app's own kind in this process, in memory, behind the recording proxy. */
export interface Backend {
  /** What the app is told: the proxy's base URL. */
  readonly url: string;
  readonly proxy: RecordingProxy;
  readonly practice: PracticeServer;
  readonly user: { readonly username: string; readonly password: string };
  /** Moves the server's clock ahead of the app's, by milliseconds: tokens run out without anybody waiting for it. */
  advance(ms: number): void;
  close(): Promise<void>;
}

/** Same prices in every run. */
const SEED = 1;
/** Node's timers cannot wait longer than 2^31 − 1 ms (https://nodejs.org/api/timers.html). */
const NEVER_MS = 2 ** 31 - 1;

export async function startBackend(options: BackendOptions): Promise<Backend> {
  const user = { username: 'ada', password: 'a password of hers' };
  let ahead = 0;
  const practice = await startPracticeServer({
    databasePath: ':memory:',
    users: [user],
    accessSeconds: options.accessSeconds,
    refreshSeconds: options.refreshSeconds,
    rotate: options.rotate ?? true,
    blacklist: true,
    clock: { now: () => Date.now() + ahead },
    seed: SEED,
    marketTickMs: options.movingMarket ? 1_000 : NEVER_MS,
  });
  const proxy = await startRecordingProxy({ target: practice.url });
  return {
    url: proxy.url,
    proxy,
    practice,
    user,
    advance: (ms) => {
      ahead += ms;
    },
    close: async () => {
      await proxy.close();
      await practice.close();
    },
  };
}
