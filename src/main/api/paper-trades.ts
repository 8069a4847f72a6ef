import type { DecimalString } from '../../shared/domain/decimal.ts';
import type { SignalId, TradeId } from '../../shared/domain/ids.ts';
import type { OpenPositions, Trade } from '../../shared/domain/trade.ts';
import { tradeErrorSchema } from '../../shared/wire/auth.ts';
import { wireOpenPositionsSchema, wireTradeSchema } from '../../shared/wire/trade.ts';
import { Problem } from '../problems/problem.ts';
import { serverProblems } from '../problems/server-problems.ts';
import { tradeProblems } from '../problems/trade-problems.ts';
import type { Clock } from '../session/clock.ts';
import type { ApiClient } from './api-client.ts';
import { paths } from './endpoints.ts';
import { fetchAllPages } from './fetch-all-pages.ts';
import { toOpenPositions, toTrade } from './trade-mapping.ts';

const tradeAnswer = wireTradeSchema.transform(toTrade);

/** All trades of the account, newest first as the server sorts them. */
export function listTrades(client: ApiClient): Promise<Trade[]> {
  return fetchAllPages(client, paths.trades, tradeAnswer);
}

export async function openPositions(client: ApiClient, clock: Clock): Promise<OpenPositions> {
  const answer = await client.call({
    method: 'GET',
    path: paths.openPositions,
    use: 'read',
    answer: wireOpenPositionsSchema,
  });
  return toOpenPositions(answer, clock.now());
}

/**
 * Opens a paper trade from a signal; `positionSize` is margin. Throws `signal.unknown`, `trade.duplicate`,
 * `trade.uncertain`, or `server.rejected` with the server's reason.
 */
export async function createFromSignal(
  client: ApiClient,
  signalId: SignalId,
  positionSize: DecimalString,
): Promise<Trade> {
  try {
    return await client.call({
      method: 'POST',
      path: paths.createFromSignal,
      body: { signal_id: signalId, position_size: positionSize },
      use: 'order',
      answer: tradeAnswer,
      refused: refusal(tradeProblems.unknownSignal),
    });
  } catch (problem) {
    if (!(problem instanceof Problem && problem.code === 'server.rejected')) throw problem;
    // The server's reason is free, often translated text; whether it is a duplicate, its own list says reliably.
    throw (await hasLiveTrade(client, signalId)) ? tradeProblems.duplicate() : problem;
  }
}

/** Closes at the price the user was shown. Throws `trade.unknown`, `trade.uncertain` or `server.rejected`. */
export function closeTrade(client: ApiClient, tradeId: TradeId, currentPrice: DecimalString): Promise<Trade> {
  return client.call({
    method: 'POST',
    path: paths.closeTrade(tradeId),
    body: { current_price: currentPrice },
    use: 'order',
    answer: tradeAnswer,
    refused: refusal(tradeProblems.unknownTrade),
  });
}

/** Cancels a trade that is still PENDING. Throws `trade.unknown`, `trade.uncertain` or `server.rejected`. */
export function cancelTrade(client: ApiClient, tradeId: TradeId): Promise<Trade> {
  return client.call({
    method: 'POST',
    path: paths.cancelTrade(tradeId),
    body: {},
    use: 'order',
    answer: tradeAnswer,
    refused: refusal(tradeProblems.unknownTrade),
  });
}

/** The trade routes refuse with `{ error }`, DRF itself with `{ detail }`: 404 for what is not there, 400 for a broken rule. */
function refusal(notFound: () => Problem): (status: number, json: unknown) => Problem | undefined {
  return (status, json) => {
    if (status === 404 && json !== undefined) return notFound();
    const body = tradeErrorSchema.safeParse(json);
    return status === 400 && body.success ? serverProblems.rejected(body.data.error) : undefined;
  };
}

async function hasLiveTrade(client: ApiClient, signalId: SignalId): Promise<boolean> {
  const trades = await listTrades(client).catch(() => []);
  return trades.some((trade) => trade.signalId === signalId && (trade.status === 'OPEN' || trade.status === 'PENDING'));
}
