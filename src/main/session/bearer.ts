import type { Account } from '../../shared/domain/session-status.ts';
import type { Secret } from './secret.ts';

/** An access token lent for one request. Generation and epoch say later which pair and which session it came from. */
export interface Bearer {
  readonly token: Secret;
  readonly generation: number;
  readonly epoch: number;
  readonly account: Account;
}

/** What a bearer is borrowed for. An order changes something at the server, so it must not be repeated lightly. */
export type BearerUse = 'read' | 'order';
