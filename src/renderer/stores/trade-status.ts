import type { SignalId } from '../../shared/domain/ids.ts';
import type { Trade } from '../../shared/domain/trade.ts';

/** Open, or waiting for its entry price. */
export function isLive(trade: Pick<Trade, 'status'>): boolean {
  return trade.status === 'OPEN' || trade.status === 'PENDING';
}

/** The signals that a live trade was opened from. */
export function signalsInTrade(trades: readonly Trade[]): ReadonlySet<SignalId> {
  return new Set(trades.filter(isLive).flatMap(({ signalId }) => signalId ?? []));
}
