import type { Account } from '../../shared/domain/session-status.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Problem } from '../problems/problem.ts';
import type { AuthTransport } from './auth-transport.ts';
import type { Clock } from './clock.ts';
import type { ServerClock } from './server-clock.ts';
import type { Rotation } from './session-vault.ts';

/** What a signed-in session works with. */
export interface SignedInDeps {
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  readonly transport: AuthTransport;
  /** Whether a renewal that a crash interrupted may end with one try of the refresh token before the last. */
  readonly tryPreviousToken: (account: Account) => boolean;
}

/** What a signed-in session tells its owner. */
export interface SignedInHooks {
  /** Makes the rotation's state durable. Resolves before anybody acts on it; never throws. */
  persist(rotation: Rotation): Promise<void>;
  changed(): void;
  /** The session is over, for this reason. */
  died(reason: Problem): void;
}

/** What a signed-in session begins with: a sign-in, or what the last run saved. */
export interface SignedInStart {
  readonly epoch: number;
  readonly account: Account;
  readonly since: EpochMs;
  readonly rotation: Rotation;
  /** What is known to be wrong with the refresh route from the start. */
  readonly refreshTrouble: Problem | null;
}
