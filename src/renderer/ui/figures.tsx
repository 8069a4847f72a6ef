import type { DecimalString } from '../../shared/domain/decimal.ts';
import type { Direction } from '../../shared/domain/market.ts';
import {
  formatExact,
  formatMoney,
  formatPrice,
  formatSignedMoney,
  formatSignedPercent,
  signOf,
  UNKNOWN,
} from '../format/numbers.ts';
import { classNames } from './class-names.ts';
import { ArrowDownIcon, ArrowUpIcon } from './icons.tsx';

interface FigureProps {
  readonly value: DecimalString | null;
}

/** Stands for every figure that is not known. */
export function Unknown() {
  return (
    <span className="unknown" aria-label="not known" role="img">
      {UNKNOWN}
    </span>
  );
}

interface PriceProps extends FigureProps {
  /** The price it is read against, such as the entry: both are shown with the same decimals. */
  readonly beside?: DecimalString;
}

export function Price({ value, beside }: PriceProps) {
  if (value === null) return <Unknown />;
  return (
    <span className="figure" title={formatExact(value)}>
      {formatPrice(value, beside)}
    </span>
  );
}

export function Money({ value }: FigureProps) {
  if (value === null) return <Unknown />;
  return (
    <span className="figure" title={formatExact(value)}>
      {formatMoney(value)}
    </span>
  );
}

const outcomes = {
  positive: { word: 'profit', mark: '▲' },
  negative: { word: 'loss', mark: '▼' },
  zero: { word: 'break-even', mark: '' },
} as const;

/** A result: sign, arrow and word beside the colour, so that no colour is needed to read it. */
export function ProfitLoss({ value, unit = 'money' }: FigureProps & { readonly unit?: 'money' | 'percent' }) {
  if (value === null) return <Unknown />;
  const sign = signOf(value);
  const { word, mark } = outcomes[sign];
  return (
    <span className={classNames('figure', 'outcome', `outcome-${sign}`)} title={formatExact(value)}>
      <span className="outcome-mark" aria-hidden="true">
        {mark}
      </span>
      {unit === 'money' ? formatSignedMoney(value) : formatSignedPercent(value)}
      <span className="visually-hidden"> {word}</span>
    </span>
  );
}

/** Shape and word only: green and red are kept for results. */
export function DirectionTag({ direction }: { readonly direction: Direction }) {
  const long = direction === 'LONG';
  return (
    <span className={classNames('direction', long ? 'direction-long' : 'direction-short')}>
      {long ? <ArrowUpIcon /> : <ArrowDownIcon />}
      {long ? 'Long' : 'Short'}
    </span>
  );
}
