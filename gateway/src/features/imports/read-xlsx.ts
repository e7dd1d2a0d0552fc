import { AppError } from '../../plugins/errors.ts';
import type { ByteSource } from './byte-source.ts';
import type { Row, RowSource } from './cell.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import { readWorkbook, type Workbook } from './xlsx/workbook.ts';
import { ZipFile } from './xlsx/zip-file.ts';

/**
 * Opens a sheet (by name or number from 1, else the first) of a spreadsheet. Throws `import.badFile`, `import.badMapping`.
 *
 * Our own reader, because exceljs 4.4 decodes each chunk of a file by itself, so that one row in two hundred of a Chinese
 * sheet holds replacement characters, and unpacks a whole sheet ahead of its reader (490 MB for 100,000 rows; here 190).
 */
export async function openXlsx(file: ByteSource, sheet: string | number | undefined): Promise<RowSource> {
  const zip = await ZipFile.open(file);
  return {
    rows: () => readRows(zip, sheet),
    progress: () => Math.min(1, zip.bytesRead / zip.size),
  };
}

async function* readRows(zip: ZipFile, sheet: string | number | undefined): AsyncGenerator<Row> {
  try {
    const workbook = await readWorkbook(zip);
    yield* sheetRows(zip.text(partOf(workbook, sheet)), workbook);
  } finally {
    await zip.close();
  }
}

function partOf({ sheets }: Workbook, wanted: string | number | undefined): string {
  const found =
    wanted === undefined
      ? sheets[0]
      : (sheets.find(({ name }) => name === wanted) ?? sheets[Number(wanted) - 1]);
  if (found !== undefined) return found.part;
  const names = sheets.map(({ name }) => name).join(', ');
  throw new AppError('import.badMapping', `there is no sheet ${wanted ?? 1}; there are: ${names}`);
}
