import type { EpochMs } from '../../../shared/domain/market.ts';
import { formatLeft } from '../../format/time.ts';
import { useNow } from '../../ui/desk-context.ts';

/** When the server is asked again. */
export function NextTry({ at }: { readonly at: EpochMs }) {
  const now = useNow();
  return <>{at > now ? `Next try in ${formatLeft(at, now)}` : 'Trying now'}</>;
}
