import { beforeEach, expect, it } from 'vitest';
import { signalIdSchema } from '../../src/shared/domain/ids.ts';
import { wireTradeSchema } from '../../src/shared/wire/trade.ts';
import { onOneServerOfEachKind } from './support/every-server.ts';
import { activeSignal, openMarket } from './support/signals.ts';

// The figures are worked out by hand from the server's formula (README.md), not by either server.
onOneServerOfEachKind(({ server, signedIn }) => {
  beforeEach(() => openMarket(server()));

  it('opens, watches, closes and sums up to the same figures', async () => {
    const { client, server: running } = await signedIn();
    const short = await activeSignal(client, 'PONDUSDT');
    expect(short).toMatchObject({ direction: 'SHORT', marketType: 'FUTURES', leverage: 10, entry: '0.00573000' });
    const opened = await client.open(short.id, '137.50');
    expect(opened).toMatchObject({
      signalId: short.id,
      status: 'OPEN',
      entryPrice: '0.00573000',
      positionSize: '137.50000000',
      quantity: '23996.50959860',
      exitPrice: null,
      leverage: 10,
    });
    await running.setPrice('PONDUSDT', '0.0056');
    expect(await client.openPositions()).toMatchObject({
      totalInvestment: '137.5',
      totalCurrentValue: '168.69546248',
      totalUnrealizedPnl: '31.19546248',
      totalUnrealizedPnlPercentage: '22.6876',
      totalOpenTrades: 1,
      positions: [
        {
          tradeId: opened.id,
          currentPrice: '0.0056',
          unrealizedPnl: '31.19546248',
          unrealizedPnlPercentage: '22.6876',
          hasRealTimePrice: true,
        },
      ],
    });
    expect(await client.close(opened.id, '0.0056')).toMatchObject({
      status: 'CLOSED_MANUAL',
      exitPrice: '0.00560000',
      profitLoss: '31.19546248',
      profitLossPercentage: '22.6876',
    });
    const long = await client.open((await activeSignal(client, 'ETHUSDT')).id, '250');
    expect(long).toMatchObject({
      marketType: 'SPOT',
      leverage: null,
      entryPrice: '3128.70000000',
      quantity: '0.07990539',
    });
    expect(await client.close(long.id, '3100.25')).toMatchObject({
      profitLoss: '-2.27330835',
      profitLossPercentage: '-0.9093',
    });
    expect((await client.openPositions()).positions).toEqual([]);
    expect((await client.trades()).map(({ id }) => id)).toEqual([long.id, opened.id]);
    expect(await client.performance(7)).toMatchObject({
      totalTrades: 2,
      openTrades: 0,
      profitableTrades: 1,
      losingTrades: 1,
      winRate: '50',
      totalProfitLoss: '28.92215413',
      averageProfitLoss: '14.46107706',
      bestTrade: '31.19546248',
      worstTrade: '-2.27330835',
      unrealizedPnl: '0.00000000',
      totalPnl: '28.92215413',
    });
  });

  it('cancels a trade that waits for its price, once', async () => {
    const { client } = await signedIn();
    const trade = await client.open((await activeSignal(client, 'LINKUSDT')).id, '100');
    expect(trade.status).toBe('PENDING');
    expect(await client.cancel(trade.id)).toMatchObject({ id: trade.id, status: 'CANCELLED' });
    await expect(client.cancel(trade.id)).rejects.toMatchObject({ code: 'trade.unknown' });
    await expect(client.close(trade.id, '14')).rejects.toMatchObject({ code: 'trade.unknown' });
    expect(await client.performance(7)).toMatchObject({ totalTrades: 0, winRate: null, bestTrade: null });
  });

  it('recognises a second trade from one signal, and a signal that is not there', async () => {
    const { client } = await signedIn();
    const { id } = await activeSignal(client, 'PONDUSDT');
    await client.open(id, '100');
    await expect(client.open(id, '100')).rejects.toMatchObject({ code: 'trade.duplicate' });
    expect(await client.trades()).toHaveLength(1);
    const unknown = signalIdSchema.parse('999999');
    await expect(client.open(unknown, '100')).rejects.toMatchObject({ code: 'signal.unknown' });
  });

  it('closes by current_price and by no other name', async () => {
    const { client, ask, user } = await signedIn();
    const { id } = await client.open((await activeSignal(client, 'PONDUSDT')).id, '100');
    const { access } = await ask.signIn(user);
    const path = `/paper-trades/${id}/close_trade/`;
    for (const body of [{}, { exit_price: '0.0056' }]) {
      const refusal = { status: 400, body: { error: expect.any(String) as unknown } };
      expect(await ask.order(path, access, body)).toMatchObject(refusal);
    }
    const { body } = await ask.order(path, access, { current_price: '0.0056' });
    expect(wireTradeSchema.parse(body)).toMatchObject({ exit_price: '0.00560000', is_closed: true });
  });

  it('follows the pages of a long list to its end', async () => {
    const { client, traffic } = await signedIn();
    const { id: signalId } = await activeSignal(client, 'PONDUSDT');
    const opened: string[] = [];
    for (let round = 0; round < 103; round += 1) {
      const { id } = await client.open(signalId, '10');
      opened.unshift(id);
      await client.close(id, '0.0056');
    }
    expect((await client.trades()).map(({ id }) => id)).toEqual(opened);
    expect(traffic.statuses('GET', /\/paper-trades\/$/)).toEqual([200, 200]);
  });
});
