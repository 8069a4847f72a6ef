import type { z } from 'zod';
import type { DecimalString } from '../../shared/domain/decimal.ts';
import { decimalFromNumber, ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import type { Performance, PerformanceDays } from '../../shared/domain/performance.ts';
import { wirePerformanceSchema } from '../../shared/wire/performance.ts';
import type { ApiClient } from './api-client.ts';
import { paths } from './endpoints.ts';

/** The server's metrics over the trades created in the last `days` days. */
export async function performance(client: ApiClient, days: PerformanceDays): Promise<Performance> {
  const path = `${paths.performance}?days=${days}`;
  return toPerformance(await client.call({ method: 'GET', path, use: 'read', answer: wirePerformanceSchema }), days);
}

function toPerformance(wire: z.output<typeof wirePerformanceSchema>, days: PerformanceDays): Performance {
  const figure = (value: number | DecimalString | null | undefined): DecimalString | null =>
    typeof value === 'number' ? decimalFromNumber(value) : (value ?? null);
  const hours = figure(wire.avg_duration_hours);
  return {
    days,
    totalTrades: wire.total_trades,
    openTrades: wire.open_trades,
    profitableTrades: wire.profitable_trades,
    losingTrades: wire.losing_trades,
    winRate: figure(wire.win_rate),
    totalProfitLoss: figure(wire.total_profit_loss),
    averageProfitLoss: figure(wire.avg_profit_loss),
    bestTrade: figure(wire.best_trade),
    worstTrade: figure(wire.worst_trade),
    averageDurationHours: hours === null ? null : new ExactDecimal(hours).toNumber(),
    unrealizedPnl: figure(wire.unrealized_pnl),
    totalPnl: figure(wire.total_pnl),
  };
}
