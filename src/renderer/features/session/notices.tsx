import type { SealedError } from '../../../shared/contract/errors.ts';
import type { SessionStatus } from '../../../shared/domain/session-status.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';
import { useDesk, useSession, useWorkspace } from '../../ui/desk-context.ts';

interface Notice {
  /** Remembers that it was dismissed. */
  readonly key: string;
  readonly error: SealedError;
}

function noticesOf(status: SessionStatus): Notice[] {
  if (status.phase === 'starting') return [];
  const notices = status.notices.map((error) => ({ key: `${error.code} ${error.at}`, error }));
  // A practice sign-in is made anew at every start, so only a server's is lost with the memory.
  if (status.phase !== 'signedIn' || status.account.kind !== 'server' || status.storage.kind !== 'memory')
    return notices;
  const { problem } = status.storage;
  return [...notices, { key: problem.code, error: problem }];
}

/** What the user should be told once, such as a damaged store that was set aside. */
export function Notices() {
  const { workspace } = useDesk();
  const status = useSession((s) => s.status);
  const dismissed = useWorkspace((s) => s.dismissed);
  return noticesOf(status)
    .filter(({ key }) => !dismissed.has(key))
    .map(({ key, error }) => (
      <Banner key={key} tone="warning" onDismiss={() => workspace.dismiss(key)}>
        <ErrorText error={error} />
      </Banner>
    ));
}
