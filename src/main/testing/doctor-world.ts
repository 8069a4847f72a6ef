import { onTestFinished } from 'vitest';
import { createHttpExchange } from '../api/http-exchange.ts';
import type { AuthorizedApi } from '../doctor/credentials.ts';
import { visitTo, type DoctorDeps, type Visit } from '../doctor/visit.ts';
import { Secret } from '../session/secret.ts';
import { FakeClock } from './fake-clock.ts';
import { routeOf, routes, startScriptedServer, type RouteTable, type ScriptedServer } from './scripted-server.ts';

export interface DoctorWorld {
  readonly server: ScriptedServer;
  readonly clock: FakeClock;
  readonly deps: DoctorDeps;
  readonly visit: Visit;
  /** Asks with the bearer `access`. */
  readonly api: AuthorizedApi;
  /** What the server received, as keys of the route table. */
  readonly asked: () => readonly string[];
}

/** A server with these routes and a way to it; closed when the test has finished. */
export async function doctorWorld(table: RouteTable): Promise<DoctorWorld> {
  const server = await startScriptedServer();
  onTestFinished(() => server.close());
  server.script = routes(table);
  const clock = new FakeClock();
  const deps = { http: createHttpExchange(), clock };
  const visit = visitTo(deps, server.base);
  const bearer = new Secret('access');
  return {
    server,
    clock,
    deps,
    visit,
    api: {
      ask: (question) => visit.ask({ ...question, bearer }),
      describe: (path) => visit.ask({ method: 'OPTIONS', path, bearer }),
    },
    asked: () => server.received.map(routeOf),
  };
}
