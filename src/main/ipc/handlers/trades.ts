import type { ApiClient } from '../../api/api-client.ts';
import { cancelTrade, closeTrade, createFromSignal, listTrades, openPositions } from '../../api/paper-trades.ts';
import { parsePositionSize } from '../../api/position-size.ts';
import type { Clock } from '../../session/clock.ts';
import type { Handlers } from '../router.ts';

type TradeCalls = Extract<keyof Handlers, `trades.${string}`>;

/** `trades.*`: the list, the live positions, and the three orders. */
export function tradeHandlers(client: ApiClient, clock: Clock): Pick<Handlers, TradeCalls> {
  return {
    'trades.list': () => listTrades(client),
    'trades.openPositions': () => openPositions(client, clock),
    'trades.openFromSignal': async ({ signalId, positionSize }) =>
      createFromSignal(client, signalId, parsePositionSize(positionSize)),
    'trades.close': ({ tradeId, currentPrice }) => closeTrade(client, tradeId, currentPrice),
    'trades.cancel': ({ tradeId }) => cancelTrade(client, tradeId),
  };
}
