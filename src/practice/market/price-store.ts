import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { decimalSchema, type DecimalString } from '../../shared/domain/decimal.ts';
import { inTransaction } from '../storage/transaction.ts';

const priceRow = z.object({ symbol: z.string(), price: decimalSchema });

/** Keeps the last prices between two runs, so that an open position does not jump when the app starts again. */
export function createPriceStore(db: DatabaseSync) {
  const select = db.prepare('SELECT symbol, price FROM market_prices');
  const upsert = db.prepare(
    'INSERT INTO market_prices (symbol, price) VALUES (?, ?) ON CONFLICT (symbol) DO UPDATE SET price = excluded.price',
  );

  return {
    load(): Map<string, DecimalString> {
      return new Map(
        z
          .array(priceRow)
          .parse(select.all())
          .map(({ symbol, price }) => [symbol, price]),
      );
    },

    save(prices: ReadonlyMap<string, DecimalString>): void {
      inTransaction(db, () => {
        for (const [symbol, price] of prices) upsert.run(symbol, price);
      });
    },
  };
}
