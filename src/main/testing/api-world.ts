import { ApiClient } from '../api/api-client.ts';
import type { BaseUrlOf } from '../api/endpoints.ts';
import { httpAuthTransport } from '../api/http-auth-transport.ts';
import { createHttpExchange } from '../api/http-exchange.ts';
import { Secret } from '../session/secret.ts';
import { ServerClock } from '../session/server-clock.ts';
import { Session } from '../session/session.ts';
import { FakeClock } from './fake-clock.ts';
import { MemoryVault } from './memory-vault.ts';
import { json, startScriptedServer, type Received, type ScriptedServer } from './scripted-server.ts';
import { jwt } from './tokens.ts';
import { account, DAY, HOUR } from './signed-in.ts';

export interface ApiWorld {
  readonly server: ScriptedServer;
  readonly session: Session;
  readonly client: ApiClient;
  readonly clock: FakeClock;
  readonly vault: MemoryVault;
  /** The access token the server accepts now. */
  accepted(): string;
  /** From now on the server refuses the token it accepted, as if it had expired. */
  expire(): void;
  count(path: string): number;
  readonly serverClock: ServerClock;
  /** Runs before the client is told the server's address. */
  beforeBaseUrl: () => Promise<unknown>;
  /** What the routes beyond authentication answer to an accepted token. */
  onRoute: (request: Received) => readonly [status: number, body: unknown];
  /** Answers the refresh route instead of a rotated pair. */
  onRefresh: (() => readonly [status: number, body: unknown]) | null;
  close(): Promise<void>;
}

/** The real client and session over real HTTP, against a server that speaks SimpleJWT; only time is fake. */
export async function apiWorld(): Promise<ApiWorld> {
  const clock = new FakeClock(Date.now());
  const server = await startScriptedServer();
  const http = createHttpExchange();
  const baseUrlOf: BaseUrlOf = async () => {
    const before = world.beforeBaseUrl;
    world.beforeBaseUrl = () => Promise.resolve();
    await before();
    return server.base;
  };
  const serverClock = new ServerClock(clock);
  const vault = new MemoryVault();
  const transport = httpAuthTransport(http, baseUrlOf, clock);
  const session = new Session(
    { clock, serverClock, random: () => 0.5, transport, vault, tryPreviousToken: () => true },
    null,
  );
  let issued = 0;
  let accepted = '';
  const issue = (): { access: string; refresh: string } => {
    issued += 1;
    accepted = jwt(`access-${issued}`, clock.now() + HOUR);
    return { access: accepted, refresh: jwt(`refresh-${issued}`, clock.now() + DAY) };
  };
  const world: ApiWorld = {
    server,
    session,
    client: new ApiClient({ session, http, baseUrlOf, serverClock, clock }),
    clock,
    vault,
    accepted: () => accepted,
    expire: () => {
      accepted = 'none';
    },
    count: (path) => server.received.filter((request) => request.path.startsWith(`/api${path}`)).length,
    serverClock,
    beforeBaseUrl: () => Promise.resolve(),
    onRoute: () => [200, {}],
    onRefresh: null,
    close: () => server.close(),
  };
  server.script = (request, response) => {
    if (request.path === '/api/auth/login/') json(response, 200, issue());
    else if (request.path === '/api/auth/token/refresh/') json(response, ...(world.onRefresh?.() ?? [200, issue()]));
    else if (request.bearer !== accepted) json(response, 401, { detail: 'abgelaufen', code: 'token_not_valid' });
    else json(response, ...world.onRoute(request));
  };
  await session.signIn({ ...account, url: server.base }, 'ada', new Secret('password'));
  // Past the moments in which a refusal may only mean that the server's clocks differ.
  await clock.advance(60_000);
  return world;
}
