import type { Signal } from '../../../src/shared/domain/signal.ts';
import type { ClientUnderTest } from './client-under-test.ts';
import type { ContractServer } from './contract-server.ts';

/** Where both markets open. */
const OPENING_PRICES = { PONDUSDT: '0.00573000', ETHUSDT: '3127.45000000', LINKUSDT: '14.21500000' };

type Symbol = keyof typeof OPENING_PRICES;

/** Puts prices back to where the signals were made, so that a trade opens at the same price in every test. */
export async function openMarket(server: ContractServer): Promise<void> {
  for (const [symbol, price] of Object.entries(OPENING_PRICES)) await server.setPrice(symbol, price);
}

/** The signal of a symbol that can be traded now. */
export async function activeSignal(client: ClientUnderTest, symbol: Symbol): Promise<Signal> {
  const found = (await client.signals()).find((signal) => signal.symbol === symbol && signal.status === 'ACTIVE');
  if (found === undefined) throw new Error(`no active signal for ${symbol}`);
  return found;
}
