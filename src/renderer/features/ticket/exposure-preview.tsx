import { effectiveLeverage } from '../../../shared/domain/leverage.ts';
import type { Signal } from '../../../shared/domain/signal.ts';
import { checkAmount } from '../../format/amount.ts';
import { exposureOf } from '../../format/exposure.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { Money, ProfitLoss, Unknown } from '../../ui/figures.tsx';

interface ExposurePreviewProps {
  /** As typed. */
  readonly amount: string;
  readonly signal: Signal;
}

/** What the order would mean, while the amount is being typed. Unknown until it is a number. */
export function ExposurePreview({ amount, signal }: ExposurePreviewProps) {
  const checked = checkAmount(amount);
  const preview = checked.ok ? exposureOf(checked.amount, signal) : null;
  const leverage = effectiveLeverage(signal.marketType, signal.leverage);
  return (
    <Facts>
      <Fact name={leverage > 1 ? `Exposure at ${leverage}×` : 'Exposure'}>
        <Money value={preview?.exposure ?? null} />
      </Fact>
      <Fact name="Quantity">
        {preview ? <span className="figure">{formatQuantity(preview.quantity)}</span> : <Unknown />}
      </Fact>
      <Fact name="If the stop is hit">
        <ProfitLoss value={preview?.atStop ?? null} />
      </Fact>
      <Fact name="If the target is hit">
        <ProfitLoss value={preview?.atTarget ?? null} />
      </Fact>
    </Facts>
  );
}
