import { expect, it } from 'vitest';
import { decimal } from '../../shared/domain/decimal.ts';
import { oneListed } from '../testing/one-listed.ts';
import { tradeRow } from '../testing/trade-row.ts';
import { performanceOf } from './metrics.ts';

it('knows no open result in all when one position has no price: the sum of the others would pass for the whole', () => {
  const trades = [
    tradeRow({ id: 1 }),
    tradeRow({ id: 2, symbol: 'GONEUSDT' }),
    tradeRow({ id: 3, status: 'CLOSED_TP', profit_loss: decimal('20') }),
  ];
  const market = oneListed('BTCUSDT', '110');
  expect(performanceOf(trades, market, 0)).toMatchObject({
    total_profit_loss: '20.00000000',
    unrealized_pnl: null,
    total_pnl: null,
  });
  const priced = trades.filter(({ symbol }) => symbol === 'BTCUSDT');
  expect(performanceOf(priced, market, 0)).toMatchObject({ unrealized_pnl: '10.00000000', total_pnl: '30.00000000' });
});
