import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { z } from 'zod';
import { decimalSchema } from '../../shared/domain/decimal.ts';
import { directionSchema, marketTypeSchema } from '../../shared/domain/market.ts';
import { signalStatusSchema } from '../../shared/domain/signal.ts';

const signalRow = z.object({
  id: z.number(),
  symbol: z.string(),
  direction: directionSchema,
  entry: decimalSchema,
  stop_loss: decimalSchema,
  take_profit: decimalSchema,
  confidence: z.number(),
  risk_reward: z.number(),
  status: signalStatusSchema,
  market_type: marketTypeSchema,
  leverage: z.number().nullable(),
  timeframe: z.string(),
  trading_type: z.string(),
  description: z.string(),
  estimated_duration_hours: z.number(),
  created_at: z.number(),
  expires_at: z.number(),
});
export type SignalRow = z.infer<typeof signalRow>;
/** A signal is born ACTIVE. */
export type NewSignal = Omit<SignalRow, 'id' | 'status'>;

/** Null filters nothing. */
export interface SignalFilter {
  readonly status: string | null;
  readonly direction: string | null;
  readonly market_type: string | null;
  readonly timeframe: string | null;
  readonly symbol: string | null;
  readonly min_confidence: number | null;
  readonly search: string | null;
}

export const signalOrderings = ['created_at', 'confidence', 'risk_reward', 'symbol'] as const;
export interface SignalOrder {
  readonly by: (typeof signalOrderings)[number];
  readonly descending: boolean;
}

const WHERE = `
  ($status IS NULL OR status = $status)
  AND ($direction IS NULL OR direction = $direction)
  AND ($market_type IS NULL OR market_type = $market_type)
  AND ($timeframe IS NULL OR timeframe = $timeframe)
  AND ($symbol IS NULL OR symbol = upper($symbol))
  AND ($min_confidence IS NULL OR confidence >= $min_confidence)
  AND ($search IS NULL OR instr(lower(symbol || ' ' || description), lower($search)) > 0)`;

const countRow = z.object({ count: z.number() });
const expiryRow = z.object({ expires_at: z.number().nullable() });

export type Signals = ReturnType<typeof createSignals>;

export function createSignals(db: DatabaseSync) {
  const byId = db.prepare('SELECT * FROM signals WHERE id = ?');
  const countAll = db.prepare(`SELECT count(*) AS count FROM signals WHERE ${WHERE}`);
  const lastExpiry = db.prepare("SELECT max(expires_at) AS expires_at FROM signals WHERE status = 'ACTIVE'");
  const expire = db.prepare("UPDATE signals SET status = 'EXPIRED' WHERE status = 'ACTIVE' AND expires_at <= ?");
  const insert = db.prepare(
    `INSERT INTO signals (symbol, direction, entry, stop_loss, take_profit, confidence, risk_reward, status, market_type,
       leverage, timeframe, trading_type, description, estimated_duration_hours, created_at, expires_at)
     VALUES ($symbol, $direction, $entry, $stop_loss, $take_profit, $confidence, $risk_reward, 'ACTIVE', $market_type,
       $leverage, $timeframe, $trading_type, $description, $estimated_duration_hours, $created_at, $expires_at)`,
  );
  const selects = new Map<string, StatementSync>();

  /** A column name cannot be bound, so each order has its own statement, made from the closed list of columns. */
  function selectOrderedBy({ by, descending }: SignalOrder): StatementSync {
    const direction = descending ? 'DESC' : 'ASC';
    const order = `${by} ${direction}, id ${direction}`;
    let select = selects.get(order);
    if (!select) {
      select = db.prepare(`SELECT * FROM signals WHERE ${WHERE} ORDER BY ${order} LIMIT $limit OFFSET $offset`);
      selects.set(order, select);
    }
    return select;
  }

  return {
    find: (id: number): SignalRow | undefined => signalRow.optional().parse(byId.get(id)),

    count: (filter: SignalFilter): number => countRow.parse(countAll.get({ ...filter })).count,

    list(filter: SignalFilter, order: SignalOrder, limit: number, offset: number): SignalRow[] {
      return z.array(signalRow).parse(selectOrderedBy(order).all({ ...filter, limit, offset }));
    },

    insert(signal: NewSignal): void {
      insert.run({ ...signal });
    },

    /** When the last active signal expires (epoch milliseconds); null when none is active. */
    activeUntil: (): number | null => expiryRow.parse(lastExpiry.get()).expires_at,

    expireUntil(now: number): void {
      expire.run(now);
    },
  };
}
