import type { EpochMs } from '../../../shared/domain/market.ts';
import type { SessionStatus } from '../../../shared/domain/session-status.ts';

type SignedIn = Extract<SessionStatus, { phase: 'signedIn' }>;

/** Until when the session can be kept as things stand: without a renewal, as long as the access lasts. Null when unknown. */
export function keptUntil({ connection, accessUntil, sessionUntil }: SignedIn): EpochMs | null {
  switch (connection.state) {
    case 'unrenewable':
      return connection.until;
    case 'misconfigured':
      return accessUntil;
    case 'ok':
    case 'waiting':
      return sessionUntil;
  }
}
