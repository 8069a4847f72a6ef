import type { WireSignal } from '../../shared/wire/signal.ts';
import { directionSchema, marketTypeSchema } from '../../shared/domain/market.ts';
import { signalStatusSchema } from '../../shared/domain/signal.ts';
import { choiceFilter, numberFilter, textFilter } from '../http/filters.ts';
import { paginate } from '../http/pagination.ts';
import { ok, type Route } from '../http/types.ts';
import { signalOrderings, type SignalFilter, type SignalOrder, type SignalRow, type Signals } from './repository.ts';

export function signalRoutes(signals: Signals): readonly Route[] {
  return [
    {
      path: '/api/signals/',
      access: 'bearer',
      methods: {
        GET: ({ url }) => {
          const filter = readFilter(url);
          const order = readOrder(url);
          const fetch = (limit: number, offset: number) => signals.list(filter, order, limit, offset).map(toWire);
          return ok(paginate(url, signals.count(filter), fetch));
        },
      },
    },
  ];
}

function readFilter(url: URL): SignalFilter {
  return {
    status: choiceFilter(url, 'status', signalStatusSchema.options),
    direction: choiceFilter(url, 'direction', directionSchema.options),
    market_type: choiceFilter(url, 'market_type', marketTypeSchema.options),
    timeframe: textFilter(url, 'timeframe'),
    symbol: textFilter(url, 'symbol'),
    min_confidence: numberFilter(url, 'min_confidence'),
    search: textFilter(url, 'search'),
  };
}

/** `ordering=-confidence`. An unknown field is ignored, as Django REST framework's OrderingFilter does. */
function readOrder(url: URL): SignalOrder {
  const text = textFilter(url, 'ordering') ?? '';
  const by = signalOrderings.find((name) => name === text.replace(/^-/, ''));
  return by === undefined ? { by: 'created_at', descending: true } : { by, descending: text.startsWith('-') };
}

function toWire(signal: SignalRow): WireSignal {
  return {
    id: signal.id,
    symbol_name: signal.symbol,
    direction: signal.direction,
    entry: signal.entry,
    sl: signal.stop_loss,
    tp: signal.take_profit,
    confidence: signal.confidence,
    status: signal.status,
    risk_reward: signal.risk_reward,
    created_at: new Date(signal.created_at).toISOString(),
    market_type: signal.market_type,
    leverage: signal.leverage,
    timeframe: signal.timeframe,
    description: signal.description,
    trading_type: signal.trading_type,
    estimated_duration_hours: signal.estimated_duration_hours,
  };
}
