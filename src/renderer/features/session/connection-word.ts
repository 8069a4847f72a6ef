import type { Connection } from '../../../shared/domain/session-status.ts';

/** How the conversation with the server stands, in a few words. */
export const connectionWord: Record<Connection['state'], string> = {
  ok: 'Signed in, renews by itself',
  waiting: 'Waiting for the server',
  misconfigured: 'Check the server settings',
  unrenewable: 'Enter your password soon',
};
