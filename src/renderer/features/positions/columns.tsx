import type { ReactNode } from 'react';
import { marketLabel, tradeStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DirectionTag, Money, Price, ProfitLoss } from '../../ui/figures.tsx';
import type { Position } from './position.ts';

/** A figure that follows the price: grey once the prices are stale. */
const Live = ({ children }: { readonly children: ReactNode }) => <span className="live">{children}</span>;

export const positionColumns: readonly [Column<Position>, ...Column<Position>[]] = [
  { key: 'symbol', header: 'Symbol', cell: ({ trade }) => trade.symbol },
  { key: 'direction', header: 'Direction', cell: ({ trade }) => <DirectionTag direction={trade.direction} /> },
  { key: 'market', header: 'Market', cell: ({ trade }) => marketLabel(trade.marketType, trade.leverage) },
  { key: 'size', header: 'Margin', align: 'right', cell: ({ trade }) => <Money value={trade.positionSize} /> },
  { key: 'entry', header: 'Entry', align: 'right', cell: ({ trade }) => <Price value={trade.entryPrice} /> },
  {
    key: 'price',
    header: 'Price',
    align: 'right',
    cell: ({ live }) => (
      <Live>
        <Price value={live?.currentPrice ?? null} />
      </Live>
    ),
  },
  {
    key: 'pnl',
    header: 'P/L',
    align: 'right',
    cell: ({ live }) => (
      <Live>
        <ProfitLoss value={live?.unrealizedPnl ?? null} />
      </Live>
    ),
  },
  {
    key: 'return',
    header: 'Return',
    align: 'right',
    cell: ({ live }) => (
      <Live>
        <ProfitLoss value={live?.unrealizedPnlPercentage ?? null} unit="percent" />
      </Live>
    ),
  },
  { key: 'status', header: 'Status', cell: ({ trade }) => tradeStatusWord[trade.status] },
  { key: 'age', header: 'Age', align: 'right', cell: ({ trade }) => <Age since={trade.createdAt} /> },
];
