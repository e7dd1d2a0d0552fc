import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { AppError } from '../../plugins/errors.ts';
import type { ByteSource, CountedBytes } from './byte-source.ts';
import { type Cell, type Row, type RowSource, UnreadableCell } from './cell.ts';
import { decoder, detectEncoding, knownEncoding } from './text-encoding.ts';

/** A cell longer than this is an open quotation mark that swallowed the file. */
const longestRecord = 1_000_000;

/** Opens a CSV or TSV file in whatever encoding. Throws `import.badFile`. */
export async function openCsv(file: ByteSource, namedEncoding: string | undefined): Promise<RowSource> {
  const encoding = namedEncoding === undefined ? await detectEncoding(file) : knownEncoding(namedEncoding);
  const delimiter = await detectDelimiter(file, encoding);
  const bytes = file.stream();
  return {
    rows: () => readRows(file, bytes, encoding, delimiter),
    progress: () => (file.size === 0 ? 1 : bytes.bytesRead / file.size),
  };
}

async function* readRows(
  file: ByteSource,
  bytes: CountedBytes,
  encoding: string,
  delimiter: string,
): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  // A failure of any part ends the parser with it, which the loop below throws.
  pipeline(bytes, decoder(encoding), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>)
      yield { row: info.lines, cells: record.map(toCell) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new AppError('import.badFile', error.message);
    throw error;
  } finally {
    bytes.destroy();
    await file.close();
  }
}

/** What the decoder could not read it replaced: such a cell must not be stored. */
function toCell(text: string): Cell {
  if (text.includes('\ufffd') || text.includes('\0'))
    return new UnreadableCell('its bytes are no characters of the file’s encoding');
  return text === '' ? null : text;
}

/** Of comma, tab and semicolon the one that the first line holds most often. */
async function detectDelimiter(file: ByteSource, encoding: string): Promise<string> {
  const stream = file.stream({ end: 64 * 1024 });
  const text = pipeline(stream, decoder(encoding), () => undefined) as unknown as AsyncIterable<string>;
  let start = '';
  for await (const chunk of text) {
    start += chunk;
    if (start.includes('\n')) break;
  }
  stream.destroy();
  const line = start.split('\n', 1)[0] ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', '\t', ';', '，'].reduce((best, next) => (count(next) > count(best) ? next : best), ',');
}
