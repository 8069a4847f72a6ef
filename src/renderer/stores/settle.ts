import type { SealedError } from '../../shared/contract/errors.ts';
import type { Trade } from '../../shared/domain/trade.ts';
import type { Clock } from '../clock.ts';
import type { RemoteStore } from './remote.ts';

/** How an order without an answer turned out, judged by the server's own list. */
type Settlement =
  | { readonly kind: 'happened'; readonly trade: Trade }
  | { readonly kind: 'didNotHappen' }
  /** The list could not be read, so nothing is known yet. */
  | { readonly kind: 'unknown'; readonly error: SealedError };

/** Pauses before each look at the list: a slow server may still be writing when our request has timed out. */
const PAUSES_MS = [0, 2_000, 5_000] as const;

interface SettleOptions {
  readonly trades: RemoteStore<Trade[]>;
  readonly clock: Clock;
  /** Finds the trade that proves that the order was carried out. */
  readonly recognise: (trades: readonly Trade[]) => Trade | undefined;
}

/** Settles an order whose answer never came. Never sends the order again. */
export async function settle({ trades, clock, recognise }: SettleOptions): Promise<Settlement> {
  let settlement: Settlement = { kind: 'didNotHappen' };
  for (const pause of PAUSES_MS) {
    if (pause > 0) await new Promise<void>((resolve) => void clock.after(pause, resolve));
    const answer = await trades.reload();
    if (!answer.ok) {
      settlement = { kind: 'unknown', error: answer.error };
      continue;
    }
    const trade = recognise(answer.data);
    if (trade) return { kind: 'happened', trade };
    settlement = { kind: 'didNotHappen' };
  }
  return settlement;
}
