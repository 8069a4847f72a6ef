import { z } from 'zod';
import { directionSchema, marketTypeSchema } from '../../shared/domain/market.ts';
import { tradeStatusSchema } from '../../shared/domain/trade.ts';
import { choiceFilter, textFilter } from '../http/filters.ts';
import { parseId } from '../http/ids.ts';
import { paginate } from '../http/pagination.ts';
import { ok, type Route } from '../http/types.ts';
import type { PriceSource } from '../market/price-source.ts';
import type { Clock } from '../options.ts';
import { tradeError } from '../http/api-error.ts';
import { readAmount } from './amounts.ts';
import type { TradeDesk } from './desk.ts';
import { openPositions } from './open-positions.ts';
import type { TradeFilter, TradeRow, Trades } from './repository.ts';
import { toWireTrade } from './wire.ts';

interface TradeRouteParts {
  readonly clock: Clock;
  readonly market: PriceSource;
  readonly trades: Trades;
  readonly desk: TradeDesk;
}

const bodySchema = z.record(z.string(), z.unknown());
const signalIdSchema = z.union([z.string(), z.number()]).transform(String);

export function tradeRoutes({ clock, market, trades, desk }: TradeRouteParts): readonly Route[] {
  const wire = (trade: TradeRow) => toWireTrade(trade, clock.now());

  return [
    {
      path: '/api/paper-trades/',
      access: 'bearer',
      methods: {
        GET: ({ url }, user) => {
          const filter = readFilter(url);
          const fetch = (limit: number, offset: number) => trades.listOf(user.id, filter, limit, offset).map(wire);
          return ok(paginate(url, trades.countOf(user.id, filter), fetch));
        },
      },
    },
    {
      path: '/api/paper-trades/create_from_signal/',
      access: 'bearer',
      methods: {
        POST: async (request, user) => {
          const body = readObject(await request.body());
          const size = readAmount(body['position_size'], 'position_size');
          const trade = desk.openFromSignal(user.id, readSignalId(body['signal_id']), size);
          return { status: 201, body: wire(trade) };
        },
      },
    },
    {
      path: '/api/paper-trades/:id/close_trade/',
      access: 'bearer',
      methods: {
        POST: async (request, user) => {
          const body = readObject(await request.body());
          const price = readAmount(body['current_price'], 'current_price');
          return ok(wire(desk.close(user.id, parseId(request.params['id'] ?? ''), price)));
        },
      },
    },
    {
      path: '/api/paper-trades/:id/cancel_trade/',
      access: 'bearer',
      methods: {
        POST: (request, user) => ok(wire(desk.cancel(user.id, parseId(request.params['id'] ?? '')))),
      },
    },
    {
      path: '/api/paper-trades/open_positions/',
      access: 'bearer',
      methods: { GET: (_request, user) => ok(openPositions(trades.openOf(user.id), market)) },
    },
  ];
}

function readFilter(url: URL): TradeFilter {
  return {
    status: choiceFilter(url, 'status', tradeStatusSchema.options),
    market_type: choiceFilter(url, 'market_type', marketTypeSchema.options),
    symbol: textFilter(url, 'symbol'),
    direction: choiceFilter(url, 'direction', directionSchema.options),
  };
}

function readObject(body: unknown): Record<string, unknown> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw tradeError(400, 'The request body must be a JSON object.');
  return parsed.data;
}

/** Null for an id that no signal can have. */
function readSignalId(value: unknown): number | null {
  if (value === undefined || value === null || value === '') throw tradeError(400, 'signal_id is required.');
  const text = signalIdSchema.safeParse(value);
  return text.success ? parseId(text.data) : null;
}
