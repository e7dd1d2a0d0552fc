import { presenceFields } from '@fengqiao/contract/presence-imports';
import { shanghaiDay } from '../../domain/instant.ts';
import { type PresenceCells, presenceColumns } from '../../domain/presence-rows.ts';
import { AppError } from '../../plugins/errors.ts';
import { memoryBytes } from '../imports/byte-source.ts';
import { cellText, type Row } from '../imports/cell.ts';
import { headerWithinRows } from '../imports/header.ts';
import { openFile } from '../imports/open-file.ts';
import { parseTime } from '../imports/parse-time.ts';

const shanghaiMinutes = 480;

/** The rows of a CSV or XLSX file below its headings. Throws `import.badFile`, `import.noColumn`. */
export async function readPresenceFile(bytes: Buffer, most: number): Promise<PresenceCells[]> {
  const source = await openFile(memoryBytes(bytes), {});
  const rows: Row[] = [];
  for await (const row of source.rows()) {
    if (row.cells.some((cell) => cellText(cell) !== '')) rows.push(row);
    if (rows.length > most + headerWithinRows)
      throw new AppError('import.badFile', `it has more than ${most} rows`);
  }
  for (const [index, head] of rows.slice(0, headerWithinRows).entries()) {
    const at = presenceColumns(head.cells.map(cellText));
    if (at === null) continue;
    return rows.slice(index + 1).map((row) => ({
      row: row.row,
      words: Object.fromEntries(presenceFields.map((field) => [field, cellText(row.cells[at[field] ?? -1])])),
      day: (field) => dayOf(row, at[field]),
    }));
  }
  const there = rows[0]?.cells.map(cellText).filter(Boolean).join(', ').slice(0, 500);
  throw new AppError('import.noColumn', '中心、部门、方式、起', there || 'nothing');
}

/** 2024.3.1, 2024年3月1日, a spreadsheet's serial: the day in Shanghai. */
function dayOf({ cells }: Row, index: number | undefined): string | null {
  const cell = cells[index ?? -1];
  if (typeof cell !== 'string' && typeof cell !== 'number') return null;
  const at = parseTime(cell, shanghaiMinutes);
  return at === null ? null : shanghaiDay(at);
}
