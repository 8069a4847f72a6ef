import { expect, it } from 'vitest';
import { oneListed } from '../testing/one-listed.ts';
import { tradeRow } from '../testing/trade-row.ts';
import { openPositions } from './open-positions.ts';

it('knows no total when one position has no price, and says which one', () => {
  const trades = [tradeRow({ id: 1 }), tradeRow({ id: 2, symbol: 'GONEUSDT' })];
  expect(openPositions(trades, oneListed('BTCUSDT', '110'))).toMatchObject({
    total_investment: 200,
    total_current_value: null,
    total_unrealized_pnl: null,
    total_unrealized_pnl_pct: null,
    positions: [
      { trade_id: 1, current_price: 110, unrealized_pnl: 10, has_real_time_price: true },
      { trade_id: 2, current_price: null, unrealized_pnl: null, has_real_time_price: false },
    ],
  });
});
