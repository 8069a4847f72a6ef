import type { SignalId } from '../../../shared/domain/ids.ts';
import type { Signal } from '../../../shared/domain/signal.ts';
import { formatConfidence, formatMoney } from '../../format/numbers.ts';
import { marketLabel, signalStatusWord } from '../../format/words.ts';
import { Age } from '../../ui/age.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { DirectionTag, Price, Unknown } from '../../ui/figures.tsx';

/** @param inTrade the signals that a live trade was opened from */
export function signalColumns(inTrade: ReadonlySet<SignalId>): readonly [Column<Signal>, ...Column<Signal>[]] {
  return [
    { key: 'symbol', header: 'Symbol', cell: (s) => s.symbol },
    { key: 'direction', header: 'Direction', cell: (s) => <DirectionTag direction={s.direction} /> },
    { key: 'entry', header: 'Entry', align: 'right', cell: (s) => <Price value={s.entry} /> },
    { key: 'stop', header: 'Stop', align: 'right', cell: (s) => <Price value={s.stopLoss} beside={s.entry} /> },
    { key: 'target', header: 'Target', align: 'right', cell: (s) => <Price value={s.takeProfit} beside={s.entry} /> },
    {
      key: 'riskReward',
      header: 'R:R',
      align: 'right',
      cell: (s) => (s.riskReward === null ? <Unknown /> : formatMoney(s.riskReward)),
    },
    {
      key: 'confidence',
      header: 'Conf.',
      align: 'right',
      cell: (s) => (s.confidence === null ? <Unknown /> : formatConfidence(s.confidence)),
    },
    {
      key: 'market',
      header: 'Market',
      cell: (s) => (s.marketType === null ? <Unknown /> : marketLabel(s.marketType, s.leverage)),
    },
    { key: 'timeframe', header: 'TF', cell: (s) => s.timeframe },
    {
      key: 'status',
      header: 'Status',
      cell: (s) => (
        <>
          {signalStatusWord[s.status]} {inTrade.has(s.id) && <span className="tag">In trade</span>}
        </>
      ),
    },
    { key: 'age', header: 'Age', align: 'right', cell: (s) => <Age since={s.createdAt} /> },
  ];
}
