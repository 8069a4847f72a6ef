import type { SealedError } from '../../../shared/contract/errors.ts';
import { useDesk, useSession, useWorkspace } from '../../ui/desk-context.ts';
import { Banner, ErrorText } from '../../ui/banner.tsx';

const none: readonly SealedError[] = [];
const noticeKey = ({ code, at }: SealedError): string => `${code} ${at}`;

/** What main wants the user to know once, such as a damaged store that was set aside. */
export function Notices() {
  const { workspace } = useDesk();
  const notices = useSession((s) => (s.status.phase === 'starting' ? none : s.status.notices));
  const dismissed = useWorkspace((s) => s.dismissed);
  return notices
    .filter((notice) => !dismissed.has(noticeKey(notice)))
    .map((notice) => (
      <Banner key={noticeKey(notice)} tone="warning" onDismiss={() => workspace.dismiss(noticeKey(notice))}>
        <ErrorText error={notice} />
      </Banner>
    ));
}
