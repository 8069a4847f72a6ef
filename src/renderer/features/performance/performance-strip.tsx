import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { EpochMs } from '../../../shared/domain/market.ts';
import type { PerformanceDays } from '../../../shared/domain/performance.ts';
import { formatPercent } from '../../format/numbers.ts';
import { Age } from '../../ui/age.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useDesk, useIsStale, useRemote } from '../../ui/desk-context.ts';
import { ProfitLoss, Unknown } from '../../ui/figures.tsx';
import { positionsOf } from '../positions/position.ts';
import { countPriced } from '../positions/price-trust.ts';
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
      <dl className={classNames('figures', outdated && 'not-live')}>
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

/** From the live prices while there are any; else what the server's metrics say. Grey, with a word, unless all are live. */
function Unrealized() {
  const { performance, positions, trades } = useDesk();
  const { data } = useRemote(performance.remote);
  const { data: prices } = useRemote(positions);
  const { data: list } = useRemote(trades);
  const receivedAt = prices?.receivedAt ?? null;
  const stale = useIsStale(receivedAt);
  const { open, live } = countPriced(positionsOf(list ?? [], prices), stale);
  const value = open > 0 && prices ? prices.totalUnrealizedPnl : (data?.unrealizedPnl ?? null);
  if (live === open)
    return (
      <Figure name="Unrealized">
        <ProfitLoss value={value} />
      </Figure>
    );
  return (
    <Figure
      name="Unrealized"
      note={stale && receivedAt !== null ? <Stale since={receivedAt} /> : `${live} of ${open} live`}
    >
      <span className="not-live">
        <ProfitLoss value={value} />
      </span>
    </Figure>
  );
}

function Stale({ since }: { readonly since: EpochMs }) {
  return (
    <>
      stale, <Age since={since} /> old
    </>
  );
}

interface FigureProps {
  readonly name: string;
  /** What to know about the figure, in a word or two. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

function Figure({ name, note, children }: FigureProps) {
  return (
    <div className="figure-pair">
      <dt>
        {name}
        {note && <span className="text-warning"> · {note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
