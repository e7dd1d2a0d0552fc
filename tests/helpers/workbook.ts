import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** Bytes of a spreadsheet with one sheet of rows, made by a program that is not ours; merges like `A1:C1`. */
export async function workbook(
  rows: readonly (readonly ExcelJS.CellValue[])[],
  merges: readonly string[] = [],
  sheetName = 'Sheet1',
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName);
  for (const row of rows) sheet.addRow([...row]);
  for (const merge of merges) sheet.mergeCells(merge);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same for very many rows, written as a stream. */
export async function largeWorkbook(rows: Iterable<readonly ExcelJS.CellValue[]>): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-xlsx-'));
  const filename = join(folder, 'large.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true });
  const sheet = writer.addWorksheet('Sheet1');
  for (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await writer.commit();
  const bytes = await readFile(filename);
  await rm(folder, { recursive: true });
  return bytes;
}
