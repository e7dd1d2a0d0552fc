import { StringDecoder } from 'node:string_decoder';
import ExcelJS from 'exceljs';

/** The parts of exceljs' streaming reader that it does not declare. */
interface Internals extends AsyncIterable<SheetReader> {
  _parseWorkbook(entry: NodeJS.ReadableStream): Promise<void>;
  _parseSharedStrings(entry: NodeJS.ReadableStream): AsyncGenerator;
  _parseWorksheet(bytes: AsyncIterable<Buffer>, sheetNo: string): Generator;
}

/** One sheet; `values` of a row begin at 1. */
export interface SheetReader extends AsyncIterable<{ number: number; values: unknown }> {
  id: number | string;
  name?: string;
}

const Base = ExcelJS.stream.xlsx.WorkbookReader as unknown as new (
  input: NodeJS.ReadableStream,
  options: Partial<ExcelJS.stream.xlsx.WorkbookStreamReaderOptions>,
) => Internals;

/**
 * exceljs 4.4 decodes each chunk of bytes by itself: a Chinese character that lies across two chunks becomes two replacement
 * characters, in one row of two hundred. Here its parser gets text that was decoded over the borders.
 */
export class ExactWorkbookReader extends Base {
  override _parseWorkbook(entry: NodeJS.ReadableStream): Promise<void> {
    return super._parseWorkbook(entry.setEncoding('utf8'));
  }

  override _parseSharedStrings(entry: NodeJS.ReadableStream): AsyncGenerator {
    return super._parseSharedStrings(entry.setEncoding('utf8'));
  }

  override _parseWorksheet(bytes: AsyncIterable<Buffer>, sheetNo: string): Generator {
    return super._parseWorksheet(decoded(bytes) as unknown as AsyncIterable<Buffer>, sheetNo);
  }
}

async function* decoded(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) yield decoder.write(chunk);
}
