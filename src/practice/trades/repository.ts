import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { decimalSchema } from '../../shared/domain/decimal.ts';
import { directionSchema, marketTypeSchema } from '../../shared/domain/market.ts';
import { tradeStatusSchema } from '../../shared/domain/trade.ts';

const tradeRow = z.object({
  id: z.number(),
  user_id: z.number(),
  signal_id: z.number(),
  signal_timeframe: z.string(),
  signal_confidence: z.number(),
  symbol: z.string(),
  direction: directionSchema,
  market_type: marketTypeSchema,
  leverage: z.number().nullable(),
  entry_price: decimalSchema,
  entry_time: z.number().nullable(),
  position_size: decimalSchema,
  quantity: decimalSchema,
  stop_loss: decimalSchema,
  take_profit: decimalSchema,
  exit_price: decimalSchema.nullable(),
  exit_time: z.number().nullable(),
  profit_loss: decimalSchema,
  profit_loss_percentage: decimalSchema,
  status: tradeStatusSchema,
  created_at: z.number(),
  updated_at: z.number(),
});
export type TradeRow = z.infer<typeof tradeRow>;
type NewTrade = Omit<TradeRow, 'id' | 'signal_timeframe' | 'signal_confidence'>;
/** What a trade event changes. */
type TradeChange = Pick<TradeRow, 'status' | 'updated_at'> & Partial<TradeRow>;

/** Null filters nothing. */
export interface TradeFilter {
  readonly status: string | null;
  readonly market_type: string | null;
  readonly symbol: string | null;
  readonly direction: string | null;
}

const SELECT = `
  SELECT trades.*, signals.timeframe AS signal_timeframe, signals.confidence AS signal_confidence
  FROM trades JOIN signals ON signals.id = trades.signal_id`;
const WHERE = `
  trades.user_id = $user
  AND ($status IS NULL OR trades.status = $status)
  AND ($market_type IS NULL OR trades.market_type = $market_type)
  AND ($symbol IS NULL OR trades.symbol = upper($symbol))
  AND ($direction IS NULL OR trades.direction = $direction)`;
const NEWEST_FIRST = 'ORDER BY trades.created_at DESC, trades.id DESC';

const countRow = z.object({ count: z.number() });

export type Trades = ReturnType<typeof createTrades>;

export function createTrades(db: DatabaseSync) {
  const byId = db.prepare(`${SELECT} WHERE trades.id = ?`);
  const countAll = db.prepare(`SELECT count(*) AS count FROM trades WHERE ${WHERE}`);
  const page = db.prepare(`${SELECT} WHERE ${WHERE} ${NEWEST_FIRST} LIMIT $limit OFFSET $offset`);
  const openOf = db.prepare(`${SELECT} WHERE trades.user_id = ? AND trades.status = 'OPEN' ${NEWEST_FIRST}`);
  const since = db.prepare(`${SELECT} WHERE trades.user_id = ? AND trades.created_at >= ? ${NEWEST_FIRST}`);
  const active = db.prepare(`${SELECT} WHERE trades.symbol = ? AND trades.status IN ('PENDING', 'OPEN')`);
  const duplicate = db.prepare(
    `SELECT count(*) AS count FROM trades
     WHERE user_id = ? AND symbol = ? AND direction = ? AND status IN ('PENDING', 'OPEN')`,
  );
  const insert = db.prepare(
    `INSERT INTO trades (user_id, signal_id, symbol, direction, market_type, leverage, entry_price, entry_time,
       position_size, quantity, stop_loss, take_profit, exit_price, exit_time, profit_loss, profit_loss_percentage,
       status, created_at, updated_at)
     VALUES ($user_id, $signal_id, $symbol, $direction, $market_type, $leverage, $entry_price, $entry_time,
       $position_size, $quantity, $stop_loss, $take_profit, $exit_price, $exit_time, $profit_loss,
       $profit_loss_percentage, $status, $created_at, $updated_at)`,
  );
  const update = db.prepare(
    `UPDATE trades SET status = $status, entry_time = $entry_time, exit_price = $exit_price, exit_time = $exit_time,
       profit_loss = $profit_loss, profit_loss_percentage = $profit_loss_percentage, updated_at = $updated_at
     WHERE id = $id`,
  );

  const get = (id: number): TradeRow => tradeRow.parse(byId.get(id));
  const many = (rows: unknown): TradeRow[] => z.array(tradeRow).parse(rows);

  return {
    /** The user's trade, or undefined: somebody else's is as unknown as one that never was. */
    findOf(userId: number, id: number): TradeRow | undefined {
      const trade = tradeRow.optional().parse(byId.get(id));
      return trade?.user_id === userId ? trade : undefined;
    },

    countOf: (user: number, filter: TradeFilter): number => countRow.parse(countAll.get({ user, ...filter })).count,
    listOf: (user: number, filter: TradeFilter, limit: number, offset: number): TradeRow[] =>
      many(page.all({ user, ...filter, limit, offset })),
    openOf: (userId: number): TradeRow[] => many(openOf.all(userId)),
    /** @param createdFrom epoch milliseconds */
    createdSince: (userId: number, createdFrom: number): TradeRow[] => many(since.all(userId, createdFrom)),
    /** Every user's pending and open trades of a symbol. */
    activeIn: (symbol: string): TradeRow[] => many(active.all(symbol)),

    hasActive: (userId: number, symbol: string, direction: string): boolean =>
      countRow.parse(duplicate.get(userId, symbol, direction)).count > 0,

    insert(trade: NewTrade): TradeRow {
      const { lastInsertRowid } = insert.run({ ...trade });
      return get(Number(lastInsertRowid));
    },

    update(trade: TradeRow, change: TradeChange): TradeRow {
      const { id, status, entry_time, exit_price, exit_time, profit_loss, profit_loss_percentage, updated_at } = {
        ...trade,
        ...change,
      };
      update.run({
        id,
        status,
        entry_time,
        exit_price,
        exit_time,
        profit_loss,
        profit_loss_percentage,
        updated_at,
      });
      return get(id);
    },
  };
}
