import type { SealedError } from '../../shared/contract/errors.ts';
import type { EpochMs } from '../../shared/domain/market.ts';
import type { Account, SessionStatus, TokenStorage } from '../../shared/domain/session-status.ts';
import type { ServerClock } from './server-clock.ts';
import type { SignedInSession } from './signed-in-session.ts';
import { accessUntil, refreshUntil } from './token-pair.ts';

/** Where the owner of the tokens stands. The states within `signedIn` are its session's. */
export type Phase =
  | { readonly phase: 'starting' }
  | { readonly phase: 'signedOut' }
  | { readonly phase: 'signedIn'; readonly session: SignedInSession }
  | { readonly phase: 'ended'; readonly account: Account; readonly endedAt: EpochMs; readonly reason: SealedError };

/** A server and a user to pre-fill the form with. */
export interface Suggestion {
  readonly url: string;
  readonly username: string;
}

interface Surroundings {
  readonly storage: TokenStorage;
  readonly notices: SealedError[];
  readonly suggestion: Suggestion | null;
  readonly serverClock: ServerClock;
}

/** What the page is told of a phase: nothing secret, and every moment on the device's clock. */
export function describePhase(
  phase: Phase,
  { storage, notices, suggestion, serverClock }: Surroundings,
): SessionStatus {
  if (phase.phase === 'starting') return { phase: 'starting' };
  const common = { storage, notices };
  switch (phase.phase) {
    case 'signedOut':
      return { phase: 'signedOut', ...common, suggestion };
    case 'ended':
      return { phase: 'ended', ...common, account: phase.account, endedAt: phase.endedAt, reason: phase.reason };
    case 'signedIn': {
      const { session } = phase;
      const onDevice = (moment: EpochMs | null) => (moment === null ? null : serverClock.toDeviceTime(moment));
      return {
        phase: 'signedIn',
        ...common,
        account: session.account,
        since: session.since,
        accessUntil: onDevice(accessUntil(session.pair)),
        sessionUntil: onDevice(refreshUntil(session.pair)),
        connection: session.connection,
        warning: session.warning,
      };
    }
  }
}
