import { decimal } from '../../shared/domain/decimal.ts';
import type { TradeRow } from '../trades/repository.ts';

/** An open BTCUSDT LONG of 1 at 100; stop 10 away, target 20 away. */
export function tradeRow(overrides: Partial<TradeRow> = {}): TradeRow {
  return {
    id: 1,
    user_id: 1,
    signal_id: 1,
    signal_timeframe: '1h',
    signal_confidence: 0.5,
    symbol: 'BTCUSDT',
    direction: 'LONG',
    market_type: 'SPOT',
    leverage: null,
    entry_price: decimal('100'),
    entry_time: null,
    position_size: decimal('100'),
    quantity: decimal('1'),
    stop_loss: decimal('90'),
    take_profit: decimal('120'),
    exit_price: null,
    exit_time: null,
    profit_loss: decimal('0'),
    profit_loss_percentage: decimal('0'),
    status: 'OPEN',
    created_at: 0,
    updated_at: 0,
    ...overrides,
  };
}
