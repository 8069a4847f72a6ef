import { FakeClock } from '../fake-clock.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { SimulatedNetwork } from './simulated-network.ts';
import { SimulatedServer, type ServerTraits } from './simulated-server.ts';

/** A computer with its disk, its network and a server at the other end, all in the test's time. */
export interface SimulatedWorld {
  readonly clock: FakeClock;
  readonly disk: SimulatedDisk;
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  /** True time: what no device clock can change. */
  trueNow(): number;
  /** The computer sleeps: true time passes, the device clock with it, and nothing runs. */
  sleep(ms: number): void;
}

export function simulatedWorld(traits: ServerTraits): SimulatedWorld {
  const clock = new FakeClock();
  const began = clock.now() - clock.monotonic();
  let asleep = 0;
  const trueNow = (): number => began + clock.monotonic() + asleep;
  const server = new SimulatedServer(traits, trueNow);
  return {
    clock,
    disk: new SimulatedDisk(clock),
    network: new SimulatedNetwork(clock, server),
    server,
    trueNow,
    sleep: (ms) => {
      asleep += ms;
      clock.sleep(ms);
    },
  };
}
