import type { DecimalString } from '../../shared/domain/decimal.ts';
import { ExactDecimal, toDecimalString } from '../../shared/domain/exact-decimal.ts';
import type { NewSignal } from './repository.ts';
import type { SignalTemplate } from './templates.ts';

/** How long a signal can be traded. Prices drift about 1 % in that time, so its entry stays near the market. */
export const SIGNAL_LIFE_MS = 4 * 60 * 60 * 1000;

/** Turns a template into a signal around the present price, its levels on whole ticks. */
export function placeSignal(
  template: SignalTemplate,
  market: { readonly price: DecimalString; readonly tickSize: DecimalString },
  now: number,
): NewSignal {
  const onTick = (price: InstanceType<typeof ExactDecimal>) =>
    price.div(market.tickSize).round().times(market.tickSize);
  const away = (fraction: string, sign: 1 | -1) => onTick(entry.times(new ExactDecimal(fraction).times(sign).plus(1)));

  const side = template.direction === 'LONG' ? 1 : -1;
  const entry = onTick(new ExactDecimal(market.price).times(new ExactDecimal(template.entryOffset).plus(1)));
  const stop = away(template.stopDistance, side === 1 ? -1 : 1);
  const target = away(template.targetDistance, side);

  return {
    symbol: template.symbol,
    direction: template.direction,
    entry: toDecimalString(entry, 8),
    stop_loss: toDecimalString(stop, 8),
    take_profit: toDecimalString(target, 8),
    confidence: template.confidence,
    // A ratio for display, not money.
    risk_reward: target.minus(entry).div(entry.minus(stop)).toDecimalPlaces(2).toNumber(),
    market_type: template.marketType,
    leverage: template.leverage,
    timeframe: template.timeframe,
    trading_type: template.tradingType,
    description: template.description,
    estimated_duration_hours: template.durationHours,
    created_at: now - template.ageMinutes * 60_000,
    expires_at: now + SIGNAL_LIFE_MS,
  };
}
