import type { DataTable } from '@fengqiao/contract/tables';
import { saveTables } from '../../lib/table-file.ts';
import type { TableFormat } from '../../ui/file-buttons.tsx';
import { isTable, withTable } from './analysis-search.ts';
import type { View } from './view.ts';

/** What a card takes from the address and gives back to it. */
export function cardOf(view: View, id: string) {
  return {
    id,
    asTable: isTable(view.search, id),
    onAsTable: (asTable: boolean) => view.change({ tables: withTable(view.search, id, asTable) }),
    onOpen: view.open,
  };
}

/** Saves a table that the page has put together itself. */
export const saveOf = (table: DataTable | undefined) =>
  table === undefined ? undefined : (format: TableFormat) => saveTables(table.title, [table], format);
