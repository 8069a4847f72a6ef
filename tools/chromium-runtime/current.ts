import type { StandIn } from './electron.ts';

let standIn: StandIn | undefined;

/** Says which stand-in `import 'electron'` gets: there is one per process. */
export function setCurrent(created: StandIn): void {
  standIn = created;
}

export function current(): StandIn {
  if (standIn === undefined) throw new Error("'electron' was imported before the stand-in was created");
  return standIn;
}
