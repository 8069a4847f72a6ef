import { decimal, type DecimalString } from '../../shared/domain/decimal.ts';

export interface Instrument {
  readonly symbol: string;
  /** The smallest step of the price, in quote currency. */
  readonly tickSize: DecimalString;
  /** The price in a market that was never opened before. */
  readonly startPrice: DecimalString;
  /**
   * Standard deviation of the price's relative change over one second. 0.0001 is about 56 % a year, so that a price is seen
   * to move but does not cross a stop some percent away within minutes.
   */
  readonly volatility: number;
}

function instrument(symbol: string, startPrice: string, tickSize: string, volatility: number): Instrument {
  return { symbol, startPrice: decimal(startPrice), tickSize: decimal(tickSize), volatility };
}

/** What the simulated market lists: price levels and steps as an exchange shows them. */
export const instruments: readonly Instrument[] = [
  instrument('BTCUSDT', '64250.10', '0.01', 0.00006),
  instrument('ETHUSDT', '3127.45', '0.01', 0.00008),
  instrument('SOLUSDT', '148.320', '0.001', 0.0001),
  instrument('BNBUSDT', '587.600', '0.001', 0.00007),
  instrument('XRPUSDT', '0.52840', '0.00001', 0.00009),
  instrument('ADAUSDT', '0.45120', '0.00001', 0.00009),
  instrument('DOGEUSDT', '0.124630', '0.000001', 0.00011),
  instrument('LINKUSDT', '14.2150', '0.0001', 0.0001),
  instrument('AVAXUSDT', '27.8400', '0.0001', 0.0001),
  instrument('INJUSDT', '22.5170', '0.0001', 0.00011),
  instrument('PONDUSDT', '0.00573000', '0.00000010', 0.00012),
  instrument('PEPEUSDT', '0.00000981', '0.00000001', 0.00012),
];
