import { AppError } from '../../plugins/errors.ts';
import type { ByteSource } from './byte-source.ts';
import type { RowSource } from './cell.ts';
import { openCsv } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';

/**
 * Opens a file by what it is, not by what it is called. Throws `import.badFile` in words a person can act on, and closes the file
 * then; otherwise whoever reads the rows to their end has closed it.
 */
export async function openFile(
  file: ByteSource,
  options: { sheet?: string | number; encoding?: string },
): Promise<RowSource> {
  return openByStart(file, options).catch(async (error: unknown) => {
    await file.close().catch(() => undefined);
    throw error;
  });
}

async function openByStart(
  file: ByteSource,
  { sheet, encoding }: { sheet?: string | number; encoding?: string },
): Promise<RowSource> {
  const bytes = await file.readAt(0, 512);
  if (bytes.length === 0) throw new AppError('import.badFile', 'it is empty');
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return openXlsx(file, sheet);
  const refusal = refuse(bytes);
  if (refusal !== null) throw new AppError('import.badFile', refusal);
  return openCsv(file, encoding);
}

function refuse(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return 'it is an old Excel file (.xls) or protected by a password; open it and save it as .xlsx or CSV';
  const text = bytes.toString('latin1').trimStart().toLowerCase();
  if (text.startsWith('%pdf')) return 'it is a PDF; export it as .xlsx or CSV';
  if (/^(<!doctype|<html|<\?xml|<table)/.test(text))
    return 'it is a web page that is called a spreadsheet; open it in Excel or WPS and save it as .xlsx or CSV';
  return null;
}
