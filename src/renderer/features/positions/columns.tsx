import type { ReactNode } from 'react';
import { marketLabel, tradeStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { Column } from '../../ui/data-table.tsx';
import { DirectionTag, Money, Price, ProfitLoss } from '../../ui/figures.tsx';
import type { Position } from './position.ts';
import { trustOf } from './price-trust.ts';

/** @param stale whether the prices as a whole are too old to be called current */
export function positionColumns(stale: boolean): readonly [Column<Position>, ...Column<Position>[]] {
  /** A figure that follows the price: grey unless that price is live. */
  const following = ({ live }: Position, figure: ReactNode): ReactNode => (
    <span className={classNames(trustOf(live, stale) !== 'live' && 'not-live')}>{figure}</span>
  );
  return [
    { key: 'symbol', header: 'Symbol', cell: ({ trade }) => trade.symbol },
    { key: 'direction', header: 'Direction', cell: ({ trade }) => <DirectionTag direction={trade.direction} /> },
    { key: 'market', header: 'Market', cell: ({ trade }) => marketLabel(trade.marketType, trade.leverage) },
    { key: 'size', header: 'Margin', align: 'right', cell: ({ trade }) => <Money value={trade.positionSize} /> },
    { key: 'entry', header: 'Entry', align: 'right', cell: ({ trade }) => <Price value={trade.entryPrice} /> },
    {
      key: 'price',
      header: stale ? 'Last price' : 'Price',
      align: 'right',
      cell: (position) =>
        following(
          position,
          <>
            {trustOf(position.live, stale) === 'notLive' && 'not live '}
            <Price value={position.live?.currentPrice ?? null} beside={position.trade.entryPrice} />
          </>,
        ),
    },
    {
      key: 'pnl',
      header: 'P/L',
      align: 'right',
      cell: (position) => following(position, <ProfitLoss value={position.live?.unrealizedPnl ?? null} />),
    },
    {
      key: 'return',
      header: 'Return',
      align: 'right',
      cell: (position) =>
        following(position, <ProfitLoss value={position.live?.unrealizedPnlPercentage ?? null} unit="percent" />),
    },
    { key: 'status', header: 'Status', cell: ({ trade }) => tradeStatusWord[trade.status] },
    { key: 'age', header: 'Age', align: 'right', cell: ({ trade }) => <Age since={trade.createdAt} /> },
  ];
}
