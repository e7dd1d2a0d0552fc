import type { ColumnKind, TableColumn } from '@fengqiao/contract/tables';
import type { TFunction } from 'i18next';

/** Columns of a table that a page puts together, by key and kind; their labels are `analysis.column.<key>`. */
export const columnsOf = (t: TFunction, columns: readonly (readonly [string, ColumnKind])[]): TableColumn[] =>
  columns.map(([key, kind]) => ({ key, label: t(`analysis.column.${key}`), kind }));
