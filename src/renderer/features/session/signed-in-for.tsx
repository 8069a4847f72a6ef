import type { EpochMs } from '../../../shared/domain/market.ts';
import { useNow } from '../../ui/desk-context.ts';
import { TimeLeft } from '../../ui/time-left.tsx';

/** How long the session still lasts; nothing when that is over or not known. */
export function SignedInFor({ until }: { readonly until: EpochMs | null }) {
  const now = useNow();
  if (until === null || until <= now) return null;
  return (
    <>
      Signed in for another <TimeLeft until={until} />.
    </>
  );
}
