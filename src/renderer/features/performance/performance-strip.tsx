import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PerformanceDays } from '../../../shared/domain/performance.ts';
import { formatPercent } from '../../format/numbers.ts';
import { classNames } from '../../ui/class-names.ts';
import { useDesk, useRemote } from '../../ui/desk-context.ts';
import { ProfitLoss, Unknown } from '../../ui/figures.tsx';
import { StripTrouble } from './strip-trouble.tsx';

const PERIODS: readonly PerformanceDays[] = [7, 30, 90];

/** The server's figures for the chosen period. */
export function PerformanceStrip() {
  const { performance } = useDesk();
  const { data } = useRemote(performance.remote);
  const days = useStore(performance.period, (s) => s.days);
  const outdated = data !== null && data.days !== days;

  return (
    <section className="performance" aria-label="Performance" aria-busy={outdated}>
      <div className="segmented" role="group" aria-label="Period">
        {PERIODS.map((period) => (
          <button key={period} type="button" aria-pressed={period === days} onClick={() => performance.choose(period)}>
            {period} days
          </button>
        ))}
      </div>
      <dl className={classNames('figures', outdated && 'is-stale')}>
        <Figure name="Trades">{data ? data.totalTrades : <Unknown />}</Figure>
        <Figure name="Win rate">{data?.winRate ? formatPercent(data.winRate) : <Unknown />}</Figure>
        <Figure name="Total P/L">
          <ProfitLoss value={data?.totalProfitLoss ?? null} />
        </Figure>
        <Figure name="Best">
          <ProfitLoss value={data?.bestTrade ?? null} />
        </Figure>
        <Figure name="Worst">
          <ProfitLoss value={data?.worstTrade ?? null} />
        </Figure>
        <Unrealized />
      </dl>
      <StripTrouble />
    </section>
  );
}

/** From the live prices while there are any; else what the server's metrics say. */
function Unrealized() {
  const { performance, positions, trades } = useDesk();
  const { data } = useRemote(performance.remote);
  const { data: prices } = useRemote(positions);
  const { data: list } = useRemote(trades);
  const open = list?.some((trade) => trade.status === 'OPEN') ?? false;
  const value = open && prices ? prices.totalUnrealizedPnl : (data?.unrealizedPnl ?? null);
  return (
    <Figure name="Unrealized">
      <ProfitLoss value={value} />
    </Figure>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="figure-pair">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
