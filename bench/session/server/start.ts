import { join } from 'node:path';
import { startChild } from '../child.ts';
import { countersSchema, listeningSchema, type Command, type Counters } from './protocol.ts';

/** The server as the bench sees it. */
export interface ServerControl {
  /** Base URL without a trailing slash. */
  readonly base: string;
  /** One command at a time: the next may follow when this one is answered. */
  readonly tell: (command: Command) => Promise<Counters>;
  readonly close: () => Promise<void>;
}

/** Starts the server in a process of its own. */
export async function startBenchServer(): Promise<ServerControl> {
  const child = await startChild(join(import.meta.dirname, 'main.ts'), []);
  return {
    base: listeningSchema.parse(child.hello).base,
    tell: async (command) => countersSchema.parse(await child.ask(command)),
    close: child.end,
  };
}
