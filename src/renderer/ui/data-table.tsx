import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** Numbers go right. */
  readonly align?: 'right';
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** The table's accessible name. */
  readonly label: string;
  readonly rows: readonly Row[];
  /** The first column names the row: its cell becomes the button that selects it. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rowKey: (row: Row) => string;
  readonly selected: string | null;
  readonly onSelect: (row: Row) => void;
  /** Greys a row that is no longer in play. */
  readonly isMuted?: (row: Row) => boolean;
}

/** Where each key moves the focus, given the row it is on and the last row. */
const moves: Readonly<Record<string, (row: number, last: number) => number>> = {
  ArrowDown: (row, last) => Math.min(row + 1, last),
  ArrowUp: (row) => Math.max(row - 1, 0),
  Home: () => 0,
  End: (_row, last) => last,
};

/** A dense table. One tab stop; arrow keys, Home and End move between the rows, Enter or Space selects. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, selected, onSelect, isMuted } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const [naming, ...others] = columns;
  const tabStop = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === selected),
  );

  function moveFocus(event: KeyboardEvent<HTMLButtonElement>, row: number): void {
    const next = moves[event.key]?.(row, rows.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    body.current?.rows.item(next)?.querySelector('button')?.focus();
  }

  return (
    <div className="table-scroll">
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classNames(column.align && `align-${column.align}`)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                className={classNames(key === selected && 'row-selected', isMuted?.(row) && 'row-muted')}
                onClick={() => onSelect(row)}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="row-button"
                    aria-pressed={key === selected}
                    tabIndex={index === tabStop ? 0 : -1}
                    onKeyDown={(event) => moveFocus(event, index)}
                  >
                    {naming.cell(row)}
                  </button>
                </th>
                {others.map((column) => (
                  <td key={column.key} className={classNames(column.align && `align-${column.align}`)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
