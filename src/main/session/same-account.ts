import type { Account } from '../../shared/domain/session-status.ts';

/** Whether a sign-in brings the session that is there a new pair: the same user at the same server, spoken to the same way. */
export function sameAccount(one: Account, other: Account): boolean {
  if (one.kind === 'practice' || other.kind === 'practice') return one.kind === other.kind;
  return (
    one.profileId === other.profileId &&
    one.url === other.url &&
    one.username === other.username &&
    one.dialect.login === other.dialect.login &&
    one.dialect.refresh === other.dialect.refresh
  );
}
