import { ApiClient } from '../../api/api-client.ts';
import { httpAuthTransport } from '../../api/http-auth-transport.ts';
import type { HttpExchange } from '../../api/http-exchange.ts';
import type { Clock } from '../../session/clock.ts';
import { ServerClock } from '../../session/server-clock.ts';
import { Session } from '../../session/session.ts';
import type { FakeClock } from '../fake-clock.ts';
import type { SimulatedDisk } from './simulated-disk.ts';

export const BASE = 'https://trading.example.com/api';

interface RunDeps {
  readonly clock: FakeClock;
  readonly disk: SimulatedDisk;
  readonly http: HttpExchange;
  readonly random: () => number;
}

/** One run of the app, from its start to its end or its crash: the real session and client over everything simulated. */
export interface Run {
  readonly session: Session;
  readonly client: ApiClient;
  /** Timers of this run that wait. */
  timers(): number;
  /** Ends the run in the middle of whatever it does: nothing it began goes on. */
  crash(): void;
}

export function startRun({ clock, disk, http, random }: RunDeps): Run {
  let alive = true;
  let waiting = 0;
  const vault = disk.mount();
  const runClock: Clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    after: (delayMs, action) => {
      waiting += 1;
      let open = true;
      const done = (): void => {
        if (open) waiting -= 1;
        open = false;
      };
      const timer = clock.after(delayMs, () => {
        done();
        if (alive) action();
      });
      return {
        cancel: () => {
          done();
          timer.cancel();
        },
      };
    },
  };
  // A process that is gone sends nothing, and hears no answer any more.
  const runHttp: HttpExchange = (request) =>
    new Promise((resolve, reject) => {
      if (!alive) return;
      http(request).then(
        (answer) => alive && resolve(answer),
        (problem: unknown) => {
          if (alive) reject(problem instanceof Error ? problem : new Error('not an error'));
        },
      );
    });
  const serverClock = new ServerClock(runClock);
  const baseUrlOf = (): Promise<string> => Promise.resolve(BASE);
  const transport = httpAuthTransport(runHttp, baseUrlOf, runClock);
  const tryPreviousToken = (): boolean => true;
  const session = new Session({ clock: runClock, serverClock, random, transport, vault, tryPreviousToken }, null);
  return {
    session,
    client: new ApiClient({ session, http: runHttp, baseUrlOf, serverClock, clock: runClock }),
    timers: () => waiting,
    crash: () => {
      alive = false;
      vault.crash();
    },
  };
}
