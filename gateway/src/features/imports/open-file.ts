import { open } from 'node:fs/promises';
import type { ImportMapping } from '@fengqiao/contract/imports';
import { AppError } from '../../plugins/errors.ts';
import type { RowSource } from './cell.ts';
import { openCsv } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';

/** Opens a file by what it is, not by what it is called. Throws `import.badFile` in words a person can act on. */
export async function openFile(path: string, mapping: ImportMapping): Promise<RowSource> {
  const file = await open(path);
  const start = Buffer.alloc(512);
  const { bytesRead } = await file.read(start, 0, start.length, 0).finally(() => file.close());
  const bytes = start.subarray(0, bytesRead);
  if (bytesRead === 0) throw new AppError('import.badFile', 'it is empty');
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return openXlsx(path, mapping.sheet);
  const refusal = refuse(bytes);
  if (refusal !== null) throw new AppError('import.badFile', refusal);
  return openCsv(path, mapping.encoding);
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
