import type { DatabaseSync } from 'node:sqlite';
import type { Instrument } from '../market/instruments.ts';
import type { PriceSource } from '../market/price-source.ts';
import { inTransaction } from '../storage/transaction.ts';
import { placeSignal } from './place.ts';
import type { Signals } from './repository.ts';
import type { SignalTemplate } from './templates.ts';

interface SupplyParts {
  readonly db: DatabaseSync;
  readonly signals: Signals;
  readonly market: PriceSource;
  readonly instruments: readonly Instrument[];
  readonly templates: readonly SignalTemplate[];
}

/**
 * Keeps signals to trade: expires the old ones and, when none is left (a new database, one opened weeks later, an app that
 * runs all day), places a fresh set around the present prices.
 */
export function createSignalSupply({ db, signals, market, instruments, templates }: SupplyParts) {
  const tickSizes = new Map(instruments.map(({ symbol, tickSize }) => [symbol, tickSize]));
  let freshUntil = signals.activeUntil() ?? Number.NEGATIVE_INFINITY;

  return {
    refresh(now: number): void {
      if (now < freshUntil) return;
      inTransaction(db, () => {
        signals.expireUntil(now);
        for (const template of templates) {
          const quote = market.quote(template.symbol);
          const tickSize = tickSizes.get(template.symbol);
          if (quote && tickSize) signals.insert(placeSignal(template, { price: quote.price, tickSize }, now));
        }
      });
      freshUntil = signals.activeUntil() ?? Number.POSITIVE_INFINITY;
    },
  };
}
