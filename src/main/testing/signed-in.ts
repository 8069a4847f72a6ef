import { DEFAULT_DIALECT } from '../../shared/domain/dialect.ts';
import { profileIdSchema } from '../../shared/domain/ids.ts';
import type { Account } from '../../shared/domain/session-status.ts';
import { Secret } from '../session/secret.ts';
import { ServerClock } from '../session/server-clock.ts';
import { Session } from '../session/session.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeTransport, replies } from './fake-transport.ts';
import { MemoryVault } from './memory-vault.ts';
import { jwt } from './tokens.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const account = {
  kind: 'server',
  profileId: profileIdSchema.parse('test-profile'),
  url: 'https://trading.example.com/api',
  username: 'ada',
  dialect: DEFAULT_DIALECT,
} as const satisfies Account;

export interface World {
  readonly clock: FakeClock;
  readonly serverClock: ServerClock;
  readonly transport: FakeTransport;
  readonly vault: MemoryVault;
  readonly session: Session;
  /** A rotated pair as the server would answer it now. */
  readonly pair: (name: string, accessMs?: number) => { access: string; refresh: string };
}

/** A session with everything around it fake, not signed in yet. */
export function world(): World {
  const clock = new FakeClock();
  const serverClock = new ServerClock(clock);
  const transport = new FakeTransport();
  const vault = new MemoryVault();
  const session = new Session({ clock, serverClock, random: () => 0.123, transport, vault }, null);
  const pair = (name: string, accessMs = HOUR): { access: string; refresh: string } => ({
    access: jwt(`access-${name}`, clock.now() + accessMs),
    refresh: jwt(`refresh-${name}`, clock.now() + DAY),
  });
  return { clock, serverClock, transport, vault, session, pair };
}

/** The same, signed in with pair "1". */
export async function signedInWorld(accessMs = HOUR): Promise<World> {
  const made = world();
  const first = made.pair('1', accessMs);
  made.transport.onLogin = () => replies.ok(first);
  await made.session.signIn(account, 'ada', new Secret('password'));
  return made;
}
