import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Capabilities, ContractServer, Rotation } from './contract-server.ts';
import { startDjango } from './django-server.ts';
import { startPractice } from './practice-server.ts';
import { openScene, type Scene } from './scene.ts';
import { refreshAnswersOf } from './simple-jwt.ts';

interface SceneOptions {
  /** By how much the device's clock is ahead of the server's; not at all unless told. */
  readonly clockErrorMs: number;
}

/** What a suite is given to run on: a server that lives as long as the suite, and scenes on it. */
export interface Stage {
  readonly can: Capabilities;
  /** Only inside tests. */
  readonly server: () => ContractServer;
  /** A new user and a new client, nobody signed in. */
  readonly scene: (options?: SceneOptions) => Promise<Scene>;
  /** The same, signed in. */
  readonly signedIn: (options?: SceneOptions) => Promise<Scene>;
}

interface Candidate {
  readonly name: string;
  readonly can: Capabilities;
  /** Null where it cannot be had here; the global setup has said why. */
  readonly start: (() => Promise<ContractServer>) | null;
}

const rotations: readonly Rotation[] = [
  { rotate: true, blacklist: true },
  { rotate: true, blacklist: false },
  { rotate: false, blacklist: true },
  { rotate: false, blacklist: false },
];

const django = inject('django');
/** Debian 12's SimpleJWT stands for Django where there is none to ask. */
const answersOfDjango = refreshAnswersOf(django?.versions.simpleJwt ?? '5.2.2');

const candidates: readonly Candidate[] = [
  ...rotations.flatMap((rotation): Candidate[] => [
    {
      name: `Django, ${inWords(rotation)}`,
      can: { ...rotation, ...answersOfDjango },
      start: django && (() => startDjango({ python: django.python, ...rotation })),
    },
    {
      name: `practice, ${inWords(rotation)}`,
      can: { ...rotation, refreshOfInactive: 'renewed', refreshOfDeleted: 'renewed' },
      start: () => startPractice(rotation, false),
    },
  ]),
  {
    name: 'practice as the app runs it',
    can: { rotate: true, blacklist: true, refreshOfInactive: 'refused', refreshOfDeleted: 'refused' },
    start: () => startPractice({ rotate: true, blacklist: true }, true),
  },
];

/** Runs the suite on Django and on the practice backend in the four combinations, and on the latter as the app runs it. */
export function onEveryServer(suite: (stage: Stage) => void): void {
  stageOn(candidates, suite);
}

/** Runs a suite in which rotation has no say on one server of each kind. */
export function onOneServerOfEachKind(suite: (stage: Stage) => void): void {
  stageOn(candidates.slice(0, 2), suite);
}

function stageOn(on: readonly Candidate[], suite: (stage: Stage) => void): void {
  for (const { name, can, start } of on) {
    describe.skipIf(start === null)(name, () => {
      let server: ContractServer | null = null;
      beforeAll(async () => {
        server = start === null ? null : await start();
      });
      afterAll(() => server?.close());
      const running = (): ContractServer => {
        if (server === null) throw new Error('the server runs only while tests do');
        return server;
      };
      const scene: Stage['scene'] = (options) => openScene(running(), options?.clockErrorMs ?? 0);
      suite({
        can,
        server: running,
        scene,
        signedIn: async (options) => {
          const opened = await scene(options);
          await opened.client.signIn(opened.user);
          return opened;
        },
      });
    });
  }
}

function inWords({ rotate, blacklist }: Rotation): string {
  return `rotation ${rotate ? 'on' : 'off'}, blacklisting ${blacklist ? 'on' : 'off'}`;
}
