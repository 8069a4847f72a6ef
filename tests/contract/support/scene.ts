import { onTestFinished } from 'vitest';
import { startRecordingProxy, type RecordingProxy } from '../../../tools/recording-proxy/proxy.ts';
import { askServer } from './ask.ts';
import { createClient, type ClientUnderTest } from './client-under-test.ts';
import type { ContractServer, Credentials } from './contract-server.ts';
import { trafficOf } from './traffic.ts';

/** What one test plays in: a fresh user and the client under test, behind a recording proxy of their own. */
export interface Scene {
  readonly server: ContractServer;
  readonly user: Credentials;
  readonly client: ClientUnderTest;
  readonly proxy: RecordingProxy;
  readonly traffic: ReturnType<typeof trafficOf>;
  /** Asks the server past the proxy, so that the test's own questions are not counted. */
  readonly ask: ReturnType<typeof askServer>;
  /** Time goes by at the server and on the device, which is awake and runs what falls due. */
  readonly pass: (ms: number) => Promise<void>;
  /**
   * Time goes by at the server, and the device does not notice but for some seconds: enough for a refused token not to be
   * taken for one that is too new for a node of the server.
   */
  readonly passUnnoticed: (ms: number) => Promise<void>;
  /** Time goes by at the server and on the device, which is asleep. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** More than the first moments of a token. */
export const PAST_FRESHNESS_MS = 6_000;

let users = 0;

/** A user nobody has signed in as yet. */
export async function createUser(server: ContractServer): Promise<Credentials> {
  users += 1;
  const user = { username: `trader-${users}`, password: `the password of ${users}` };
  await server.createUser(user);
  return user;
}

/** @param clockErrorMs by how much the device's clock is ahead of the server's */
export async function openScene(server: ContractServer, clockErrorMs: number): Promise<Scene> {
  const user = await createUser(server);
  const proxy = await startRecordingProxy({ target: server.url });
  onTestFinished(() => proxy.close());
  const client = createClient({ url: proxy.url, deviceNow: server.now() + clockErrorMs });
  return {
    server,
    user,
    client,
    proxy,
    traffic: trafficOf(proxy),
    ask: askServer(server.url),
    pass: async (ms) => {
      await server.advance(ms);
      await client.clock.advance(ms);
    },
    passUnnoticed: async (ms) => {
      await server.advance(ms);
      await client.clock.advance(PAST_FRESHNESS_MS);
    },
    sleep: async (ms) => {
      await server.advance(ms);
      client.clock.sleep(ms);
    },
  };
}
