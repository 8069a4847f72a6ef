import type { DatabaseSync } from 'node:sqlite';
import { decimal, type DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal } from '../../shared/domain/exact-decimal.ts';
import { tradeError } from '../http/api-error.ts';
import type { PriceListener, PriceMove, PriceSource } from '../market/price-source.ts';
import type { Clock } from '../options.ts';
import type { SignalRow, Signals } from '../signals/repository.ts';
import { inTransaction } from '../storage/transaction.ts';
import { profitAt, quantityOf } from './profit.ts';
import type { TradeRow, Trades } from './repository.ts';
import { eventsOf, type TradeEvent } from './triggers.ts';

/**
 * How far the market may be from a signal's entry, as a fraction of the entry, for a trade to fill at once. Within it the
 * trade fills at the signal's entry, as the remote server does; beyond it the trade is PENDING until the price touches the
 * entry. Stops are further away than this, so a fresh fill is never already stopped.
 */
const FILL_TOLERANCE = '0.01';

interface DeskParts {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly market: PriceSource;
  readonly signals: Signals;
  readonly trades: Trades;
  readonly symbols: readonly string[];
}

export type TradeDesk = ReturnType<typeof createTradeDesk>;

/** Opens, closes and cancels trades, and works the pending and open ones as the price moves. One transaction per event. */
export function createTradeDesk({ db, clock, market, signals, trades, symbols }: DeskParts) {
  /** Active trades by symbol, re-read after each change, so that a price move of an untraded symbol costs no query. */
  const book = new Map<string, readonly TradeRow[]>();
  const reload = (symbol: string): void => void book.set(symbol, trades.activeIn(symbol));
  const reloadAll = (): void => symbols.forEach(reload);
  reloadAll();

  function commit(symbol: string, work: () => TradeRow): TradeRow {
    const trade = inTransaction(db, work);
    reload(symbol);
    return trade;
  }

  function closed(trade: TradeRow, status: TradeRow['status'], price: DecimalString, at: number): TradeRow {
    const { profitLoss, percentage } = profitAt(trade, price);
    return trades.update(trade, {
      status,
      exit_price: price,
      exit_time: at,
      profit_loss: profitLoss,
      profit_loss_percentage: percentage,
      updated_at: at,
    });
  }

  function apply(trade: TradeRow, event: TradeEvent, at: number): TradeRow {
    return commit(trade.symbol, () =>
      event.kind === 'filled'
        ? trades.update(trade, { status: 'OPEN', entry_time: at, updated_at: at })
        : closed(trade, event.status, event.price, at),
    );
  }

  const onPrice: PriceListener = {
    watches: (symbol) => (book.get(symbol)?.length ?? 0) > 0,
    moved({ symbol, from, to, at }: PriceMove) {
      for (const trade of book.get(symbol) ?? []) {
        let current = trade;
        for (const event of eventsOf(trade, from, to)) current = apply(current, event, at);
      }
    },
  };

  function findTradable(signalId: number | null): SignalRow {
    const signal = signalId === null ? undefined : signals.find(signalId);
    if (!signal) throw tradeError(404, 'Signal not found.');
    if (signal.status !== 'ACTIVE') throw tradeError(400, 'This signal is no longer active.');
    return signal;
  }

  return {
    onPrice,
    reloadAll,

    /**
     * Opens a trade from a signal. Throws 404 for an unknown signal; 400 for one that is no longer active, for a second
     * position in the same symbol and direction, and for a size too small to buy anything.
     */
    openFromSignal(userId: number, signalId: number | null, positionSize: DecimalString): TradeRow {
      const signal = findTradable(signalId);
      const { symbol, direction } = signal;
      const quantity = quantityOf(positionSize, signal.entry);
      if (new ExactDecimal(quantity).isZero()) throw tradeError(400, 'position_size is too small for this price.');
      const now = clock.now();
      const fillsNow = isNear(signal.entry, market.quote(symbol)?.price);

      return commit(symbol, () => {
        if (trades.hasActive(userId, symbol, direction)) {
          throw tradeError(400, `You already have an open or pending ${symbol} ${direction} paper trade.`);
        }
        return trades.insert({
          user_id: userId,
          signal_id: signal.id,
          symbol,
          direction,
          market_type: signal.market_type,
          leverage: signal.leverage,
          entry_price: signal.entry,
          entry_time: fillsNow ? now : null,
          position_size: positionSize,
          quantity,
          stop_loss: signal.stop_loss,
          take_profit: signal.take_profit,
          exit_price: null,
          exit_time: null,
          profit_loss: decimal('0.00000000'),
          profit_loss_percentage: decimal('0.0000'),
          status: fillsNow ? 'OPEN' : 'PENDING',
          created_at: now,
          updated_at: now,
        });
      });
    },

    /** Closes an open trade at the price the caller saw, as the remote server does. Throws 404 when none is open. */
    close(userId: number, tradeId: number | null, price: DecimalString): TradeRow {
      const trade = tradeId === null ? undefined : trades.findOf(userId, tradeId);
      if (trade?.status !== 'OPEN') throw tradeError(404, 'Open paper trade not found.');
      return commit(trade.symbol, () => closed(trade, 'CLOSED_MANUAL', price, clock.now()));
    },

    /** Cancels a pending trade. Throws 404 when none is pending. */
    cancel(userId: number, tradeId: number | null): TradeRow {
      const trade = tradeId === null ? undefined : trades.findOf(userId, tradeId);
      if (trade?.status !== 'PENDING') throw tradeError(404, 'Pending paper trade not found.');
      return commit(trade.symbol, () => trades.update(trade, { status: 'CANCELLED', updated_at: clock.now() }));
    },
  };
}

/** An unlisted symbol has no market to wait for, so its trades fill at once. */
function isNear(entry: DecimalString, price: DecimalString | undefined): boolean {
  if (price === undefined) return true;
  return new ExactDecimal(price).minus(entry).abs().lte(new ExactDecimal(entry).times(FILL_TOLERANCE));
}
