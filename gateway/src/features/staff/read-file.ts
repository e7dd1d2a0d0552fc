import { staffFields } from '@fengqiao/contract/staff-imports';
import { type StaffCells, staffColumns } from '../../domain/staff-rows.ts';
import { AppError } from '../../plugins/errors.ts';
import { memoryBytes } from '../imports/byte-source.ts';
import { cellText, type Row } from '../imports/cell.ts';
import { headerWithinRows } from '../imports/header.ts';
import { openFile } from '../imports/open-file.ts';

/** The rows of a CSV or XLSX roster below its headings. Throws `import.badFile`, `import.noColumn`. */
export async function readStaffFile(bytes: Buffer, most: number): Promise<StaffCells[]> {
  const source = await openFile(memoryBytes(bytes), {});
  const rows: Row[] = [];
  for await (const row of source.rows()) {
    if (row.cells.some((cell) => cellText(cell) !== '')) rows.push(row);
    if (rows.length > most + headerWithinRows)
      throw new AppError('import.badFile', `it has more than ${most} rows`);
  }
  for (const [index, head] of rows.slice(0, headerWithinRows).entries()) {
    const at = staffColumns(head.cells.map(cellText));
    if (at === null) continue;
    return rows.slice(index + 1).map((row) => ({
      row: row.row,
      words: Object.fromEntries(
        staffFields.flatMap((field) => {
          const column = at[field];
          return column === undefined ? [] : [[field, cellText(row.cells[column])]];
        }),
      ),
    }));
  }
  const there = rows[0]?.cells.map(cellText).filter(Boolean).join(', ').slice(0, 500);
  throw new AppError('import.noColumn', '姓名、职务、中心', there || 'nothing');
}
