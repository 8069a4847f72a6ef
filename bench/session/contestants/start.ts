import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild } from '../child.ts';
import type { ContestantKind } from './contestant.ts';
import { turnTakenSchema, type Turn, type TurnTaken } from './turn.ts';

const electronStub = pathToFileURL(join(import.meta.dirname, '../electron-stub.ts')).href;

/** A contestant in a process of its own. */
export interface RemoteContestant {
  readonly name: string;
  readonly take: (turn: Turn) => Promise<TurnTaken>;
  readonly close: () => Promise<void>;
}

/**
 * Everybody signed in, each in a process of its own as in an app: in one process they would share compiled code and garbage,
 * and the compiler would learn from all of their ways of calling axios what suits none.
 */
export function startContestants(kinds: readonly ContestantKind[], base: string): Promise<RemoteContestant[]> {
  return Promise.all(
    kinds.map(async ({ name }) => {
      const child = await startChild(join(import.meta.dirname, 'main.ts'), [name, base], ['--import', electronStub]);
      return {
        name,
        take: async (turn) => turnTakenSchema.parse(await child.ask(turn)),
        close: child.end,
      };
    }),
  );
}
