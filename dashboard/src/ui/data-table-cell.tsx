import { type Tier, tiers } from '@fengqiao/contract/cases';
import type { DataTable, TableCell, TableRow } from '@fengqiao/contract/tables';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countText } from '../lib/figures.ts';
import styles from './data-table-view.module.css';
import { cellWords, madeOf } from './table-cell.ts';
import { TierMark } from './tier-mark.tsx';

interface DataTableCellProps {
  table: DataTable;
  row: TableRow;
  column: number;
  onOpen: ((list: string) => void) | undefined;
}

const isTier = (value: TableCell): value is Tier => tiers.some((tier) => tier === value);

/** One cell by the kind of its column; the one that counts opens the cases behind its row. */
export function DataTableCell({ table, row, column, onOpen }: DataTableCellProps) {
  const { t } = useTranslation();
  const value = row.cells[column] ?? null;
  const words = cellWords(table, row, column);
  const kind = table.columns[column]?.kind;
  const { list } = row;
  if (value === null) return <span title={t('chart.unknown')}>{words}</span>;
  if (onOpen !== undefined && typeof list === 'string' && value !== 0)
    return (
      <button
        type="button"
        className={styles.open}
        aria-label={t('chart.openCases', { name: cellWords(table, row, 0), value: words })}
        onClick={() => onOpen(list)}
      >
        {words}
      </button>
    );
  if (kind === 'tier' && isTier(value)) return <TierMark tier={value} word />;
  if (kind === 'caseCode')
    return (
      <Link to="/cases/$caseCode" params={{ caseCode: String(value) }}>
        {words}
      </Link>
    );
  if (kind !== 'share') return words;
  const of = madeOf(table, row, column);
  return (
    <>
      {words}
      {of !== null && (
        <span className={styles.of}>
          {countText(of[0])} / {countText(of[1])}
        </span>
      )}
    </>
  );
}
