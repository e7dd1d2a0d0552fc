import type { DataTable, tableFormats } from '@fengqiao/contract/tables';
import { download } from './api.ts';

/** Saves tables as they stand on the page, numbers as numbers; a file of several has a sheet each. */
export const saveTables = (
  title: string,
  tables: readonly DataTable[],
  format: (typeof tableFormats)[number],
): Promise<void> =>
  download('/api/tables/file', { method: 'POST', body: { title, format, tables } }, `${title}.${format}`);
