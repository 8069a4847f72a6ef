import { describe, expect, it } from 'vitest';
import { tradeSchema, openPositionsSchema } from '../../shared/domain/trade.ts';
import { wireOpenPositionsSchema, wireTradeSchema, type WireTrade } from '../../shared/wire/trade.ts';
import { toOpenPositions, toTrade } from './trade-mapping.ts';

const bare: WireTrade = {
  id: 41,
  symbol: 'PONDUSDT',
  direction: 'SHORT',
  market_type: 'FUTURES',
  entry_price: '0.00573000',
  position_size: '250.00000000',
  quantity: '43630.01745201',
  status: 'CLOSED_TP',
  created_at: '2026-01-05 09:30:00',
  updated_at: '2026-01-05 11:00:00',
  is_open: false,
  is_closed: true,
  is_profitable: true,
};

describe('a trade', () => {
  it('keeps everything the server says of it', () => {
    const wire = wireTradeSchema.parse({
      ...bare,
      signal_id: 7,
      signal_timeframe: '1h',
      signal_confidence: 0.74,
      entry_time: '2026-01-05T09:30:01Z',
      stop_loss: '0.00590000',
      take_profit: '0.00530000',
      exit_price: '0.00531000',
      exit_time: '2026-01-05T10:59:59Z',
      profit_loss: '18.32000000',
      profit_loss_percentage: '7.3280',
      leverage: 10,
    });
    expect(tradeSchema.parse(toTrade(wire))).toEqual({
      id: '41',
      signalId: '7',
      signalTimeframe: '1h',
      signalConfidence: 0.74,
      symbol: 'PONDUSDT',
      direction: 'SHORT',
      marketType: 'FUTURES',
      entryPrice: '0.00573000',
      entryTime: Date.UTC(2026, 0, 5, 9, 30, 1),
      positionSize: '250.00000000',
      quantity: '43630.01745201',
      stopLoss: '0.00590000',
      takeProfit: '0.00530000',
      exitPrice: '0.00531000',
      exitTime: Date.UTC(2026, 0, 5, 10, 59, 59),
      profitLoss: '18.32000000',
      profitLossPercentage: '7.3280',
      leverage: 10,
      status: 'CLOSED_TP',
      createdAt: Date.UTC(2026, 0, 5, 9, 30),
      updatedAt: Date.UTC(2026, 0, 5, 11),
    });
  });

  it('leaves unknown what the server does not say', () => {
    const trade = tradeSchema.parse(toTrade(wireTradeSchema.parse({ ...bare, entry_time: null, signal_id: null })));
    expect(trade).toMatchObject({
      signalId: null,
      signalTimeframe: null,
      signalConfidence: null,
      entryTime: null,
      stopLoss: null,
      takeProfit: null,
      exitPrice: null,
      exitTime: null,
      profitLoss: null,
      profitLossPercentage: null,
      leverage: null,
    });
  });
});

it('the open positions keep each figure under its own name', () => {
  const wire = wireOpenPositionsSchema.parse({
    total_investment: 250,
    total_current_value: 260.5,
    total_unrealized_pnl: 10.5,
    total_unrealized_pnl_pct: 4.2,
    total_open_trades: 1,
    positions: [
      { trade_id: 41, current_price: 0.0057, unrealized_pnl: 10.5, unrealized_pnl_pct: 4.2, has_real_time_price: true },
    ],
  });
  expect(openPositionsSchema.parse(toOpenPositions(wire, 1_800_000_000_000))).toEqual({
    receivedAt: 1_800_000_000_000,
    totalInvestment: '250',
    totalCurrentValue: '260.5',
    totalUnrealizedPnl: '10.5',
    totalUnrealizedPnlPercentage: '4.2',
    totalOpenTrades: 1,
    positions: [
      {
        tradeId: '41',
        currentPrice: '0.0057',
        unrealizedPnl: '10.5',
        unrealizedPnlPercentage: '4.2',
        hasRealTimePrice: true,
      },
    ],
  });
});
