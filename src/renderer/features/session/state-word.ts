import type { Connection, SessionStatus } from '../../../shared/domain/session-status.ts';

type SignedIn = Extract<SessionStatus, { phase: 'signedIn' }>;

const connectionWord: Record<Connection['state'], string> = {
  ok: 'Signed in, renews by itself',
  waiting: 'Waiting for the server',
  misconfigured: 'Check the server settings',
  unrenewable: 'Enter your password soon',
};

/** How the session stands, in a few words. */
export function stateWord({ connection, warning }: Pick<SignedIn, 'connection' | 'warning'>): string {
  return connection.state === 'ok' && warning ? connectionWord.unrenewable : connectionWord[connection.state];
}
