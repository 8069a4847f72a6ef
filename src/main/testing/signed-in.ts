import { DEFAULT_DIALECT } from '../../shared/domain/dialect.ts';
import { profileIdSchema } from '../../shared/domain/ids.ts';
import type { Account } from '../../shared/domain/session-status.ts';
import { Secret } from '../session/secret.ts';
import { ServerClock } from '../session/server-clock.ts';
import { Session } from '../session/session.ts';
import type { SavedSession } from '../session/session-vault.ts';
import { receivePair } from '../session/token-pair.ts';
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
export function world({ tryPreviousToken = (): boolean => true } = {}): World {
  const clock = new FakeClock();
  const serverClock = new ServerClock(clock);
  const transport = new FakeTransport();
  const vault = new MemoryVault();
  const session = new Session({ clock, serverClock, random: () => 0.123, transport, vault, tryPreviousToken }, null);
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

/** What an earlier run left in the vault: a pair with this access token, and a journal that is closed unless said otherwise. */
export function savedSession(
  clock: FakeClock,
  tokens: { readonly access: string; readonly refresh: string; readonly previous?: string },
  refreshing = false,
): SavedSession {
  const received = { access: new Secret(tokens.access), refresh: new Secret(tokens.refresh) };
  const pair = receivePair({ ...received, generation: 7, madeFrom: null }, new ServerClock(clock));
  const previousRefresh = tokens.previous === undefined ? null : new Secret(tokens.previous);
  return { account, since: clock.now(), rotation: { pair, previousRefresh, refreshing }, clockOffsetMs: 0 };
}
