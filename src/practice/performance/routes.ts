import { tradeError } from '../http/api-error.ts';
import { textFilter } from '../http/filters.ts';
import { ok, type Route } from '../http/types.ts';
import type { PriceSource } from '../market/price-source.ts';
import type { Clock } from '../options.ts';
import type { Trades } from '../trades/repository.ts';
import { performanceOf } from './metrics.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = '30';

interface PerformanceRouteParts {
  readonly clock: Clock;
  readonly market: PriceSource;
  readonly trades: Trades;
}

/** `GET /paper-trades/performance/?days=N`: over the trades *created* in the last N days, as on the remote server. */
export function performanceRoutes({ clock, market, trades }: PerformanceRouteParts): readonly Route[] {
  return [
    {
      path: '/api/paper-trades/performance/',
      access: 'bearer',
      methods: {
        GET: ({ url }, user) => {
          const now = clock.now();
          const created = trades.createdSince(user.id, now - readDays(url) * DAY_MS);
          return ok(performanceOf(created, market, now));
        },
      },
    },
  ];
}

function readDays(url: URL): number {
  const text = textFilter(url, 'days') ?? DEFAULT_DAYS;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw tradeError(400, 'days must be a whole number from 1 to 9999.');
  return Number.parseInt(text, 10);
}
