import { marketLabel, tradeStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DirectionTag, Money, Price, ProfitLoss } from '../../ui/figures.tsx';
import type { Position } from './position.ts';

export const positionColumns: readonly [Column<Position>, ...Column<Position>[]] = [
  { key: 'symbol', header: 'Symbol', cell: ({ trade }) => trade.symbol },
  { key: 'direction', header: 'Direction', cell: ({ trade }) => <DirectionTag direction={trade.direction} /> },
  { key: 'market', header: 'Market', cell: ({ trade }) => marketLabel(trade.marketType, trade.leverage) },
  { key: 'size', header: 'Margin', align: 'right', cell: ({ trade }) => <Money value={trade.positionSize} /> },
  { key: 'entry', header: 'Entry', align: 'right', cell: ({ trade }) => <Price value={trade.entryPrice} /> },
  { key: 'price', header: 'Price', align: 'right', cell: ({ live }) => <Price value={live?.currentPrice ?? null} /> },
  { key: 'pnl', header: 'P/L', align: 'right', cell: ({ live }) => <ProfitLoss value={live?.unrealizedPnl ?? null} /> },
  {
    key: 'return',
    header: 'Return',
    align: 'right',
    cell: ({ live }) => <ProfitLoss value={live?.unrealizedPnlPercentage ?? null} unit="percent" />,
  },
  { key: 'status', header: 'Status', cell: ({ trade }) => tradeStatusWord[trade.status] },
  { key: 'age', header: 'Age', align: 'right', cell: ({ trade }) => <Age since={trade.createdAt} /> },
];
