import type { EpochMs } from '../../../shared/domain/market.ts';
import { useNow } from '../../ui/desk-context.ts';

export function Countdown({ until }: { readonly until: EpochMs }) {
  const seconds = Math.ceil((until - useNow()) / 1_000);
  return <>{seconds > 0 ? `Next try in ${seconds} s.` : 'Trying now.'}</>;
}
