import type { FileFormat, tableFormats } from '@fengqiao/contract/tables';
import { tablesCsv } from './csv.ts';
import type { FileAbout } from './file-about.ts';
import type { FileTable } from './file-table.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

export type TableFormat = (typeof tableFormats)[number];

/** Tables as a file: CSV for programs, XLSX with a sheet per table. Throws what `signal` is aborted with. */
export async function tableFile(
  tables: readonly FileTable[],
  format: TableFormat,
  about: FileAbout,
  signal?: AbortSignal,
): Promise<Buffer> {
  return format === 'csv' ? tablesCsv(tables, about.language) : writeXlsx(tables, about, signal);
}

/** `content-type` of a file of tables or of a pack. */
export const fileTypes: Record<TableFormat | FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** `content-disposition` for a file with a name in any script (RFC 6266). */
export const attachment = (name: string, format: TableFormat | FileFormat): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(`${name.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${format}`)}`;
