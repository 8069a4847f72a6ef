import type { z } from 'zod';
import { decimalFromNumber } from '../../shared/domain/exact-decimal.ts';
import { signalIdSchema } from '../../shared/domain/ids.ts';
import type { Signal } from '../../shared/domain/signal.ts';
import { wireSignalSchema } from '../../shared/wire/signal.ts';
import type { ApiClient } from './api-client.ts';
import { paths } from './endpoints.ts';
import { fetchAllPages } from './fetch-all-pages.ts';
import { parseServerTime } from './server-time.ts';

/** All signals, in the server's order. */
export function listSignals(client: ApiClient): Promise<Signal[]> {
  return fetchAllPages(client, paths.signals, wireSignalSchema.transform(toSignal));
}

function toSignal(wire: z.output<typeof wireSignalSchema>): Signal {
  const { risk_reward: riskReward } = wire;
  return {
    id: signalIdSchema.parse(wire.id),
    symbol: wire.symbol_name,
    direction: wire.direction,
    entry: wire.entry,
    stopLoss: wire.sl,
    takeProfit: wire.tp,
    confidence: wire.confidence ?? null,
    status: wire.status,
    riskReward: typeof riskReward === 'number' ? decimalFromNumber(riskReward) : (riskReward ?? null),
    marketType: wire.market_type ?? null,
    leverage: wire.leverage ?? null,
    timeframe: wire.timeframe,
    tradingType: wire.trading_type ?? null,
    description: wire.description ?? '',
    estimatedDurationHours: wire.estimated_duration_hours ?? null,
    createdAt: parseServerTime(wire.created_at),
  };
}
