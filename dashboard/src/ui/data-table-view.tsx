import type { DataTable, TableRow } from '@fengqiao/contract/tables';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTableCell } from './data-table-cell.tsx';
import styles from './data-table-view.module.css';
import { cellWords, isNumber, sortedRows } from './table-cell.ts';

interface DataTableViewProps {
  table: DataTable;
  /** Opens the cases behind a row that names a list; left out where there is nothing to open. */
  onOpen?: ((list: string) => void) | undefined;
  /** Draws the first cell of a row otherwise, e.g. as a way down into its area. */
  lead?: ((row: TableRow, words: string) => ReactNode) | undefined;
  /** Headings sort; off where the order is part of what is said. */
  sortable?: boolean;
  /** Says the definition and the notes below; off where the place says them already. */
  plain?: boolean;
}

interface Order {
  column: number;
  descending: boolean;
}

/** A table of the contract: aligned by kind, every share with what it is made of, totals and remainders set off. */
export function DataTableView({ table, onOpen, lead, sortable = false, plain = false }: DataTableViewProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order | null>(null);
  const rows = order === null ? table.rows : sortedRows(table.rows, order.column, order.descending);
  const counted = table.columns.findIndex(({ kind }) => kind === 'count');
  /** The cell that opens the list: the first count, or the name where nothing is counted. */
  const opening = Math.max(0, counted);
  const sortBy = (column: number) =>
    setOrder((before) =>
      before?.column === column && !before.descending
        ? null
        : { column, descending: before?.column !== column },
    );
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={table.title}>
        <table className={styles.table}>
          <caption className="visually-hidden">{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map(({ key, label, kind }, column) => (
                <th
                  key={key}
                  scope="col"
                  data-number={isNumber(kind) || undefined}
                  {...(order?.column === column
                    ? { 'aria-sort': order.descending ? ('descending' as const) : ('ascending' as const) }
                    : {})}
                >
                  {sortable ? (
                    <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                      {label}
                      <span aria-hidden="true" className={styles.mark}>
                        {order?.column === column ? (order.descending ? '▼' : '▲') : ''}
                      </span>
                    </button>
                  ) : (
                    label
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)} data-weight={row.weight}>
                {table.columns.map(({ key, kind }, column) => (
                  <td key={key} data-number={isNumber(kind) || undefined}>
                    {column === 0 && lead !== undefined ? (
                      lead(row, cellWords(table, row, 0))
                    ) : (
                      <DataTableCell
                        table={table}
                        row={row}
                        column={column}
                        onOpen={column === opening ? onOpen : undefined}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className={styles.empty}>{t('chart.noRows')}</p>}
      </section>
      {!plain && <TableWords table={table} />}
    </div>
  );
}

/** Rows of a table differ in what they say: two that said the same would be one. */
const rowKey = ({ cells, list }: TableRow): string => `${list ?? ''} ${cells.join(' ')}`;

/** What is counted, and what a reader has to know besides. */
export function TableWords({
  table: { definition, notes },
}: {
  table: Pick<DataTable, 'definition' | 'notes'>;
}) {
  if (definition === null && notes.length === 0) return null;
  return (
    <div className={styles.words}>
      {definition !== null && <p>{definition}</p>}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
