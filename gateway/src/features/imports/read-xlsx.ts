import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AppError } from '../../plugins/errors.ts';
import { type Cell, type Row, type RowSource, UnreadableCell } from './cell.ts';
import { ExactWorkbookReader, type SheetReader } from './exact-workbook-reader.ts';
import { guardZip } from './zip-guard.ts';

/** Opens a sheet (by name or number from 1, else the first) of a spreadsheet. Throws `import.badFile`, `import.badMapping`. */
export async function openXlsx(path: string, sheet: string | number | undefined): Promise<RowSource> {
  await guardZip(path);
  const { size } = await stat(path);
  const bytes = createReadStream(path);
  return {
    rows: () => readRows(bytes, sheet),
    progress: () => bytes.bytesRead / size,
  };
}

async function* readRows(
  bytes: ReturnType<typeof createReadStream>,
  sheet: string | number | undefined,
): AsyncGenerator<Row> {
  const reader = new ExactWorkbookReader(bytes, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const names: string[] = [];
  try {
    for await (const one of reader) {
      names.push(one.name ?? String(one.id));
      if (!isWanted(one, names.length, sheet)) continue;
      for await (const { number, values } of one)
        yield { row: number, cells: (Array.isArray(values) ? values.slice(1) : []).map(toCell) };
      return;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('import.badFile', `it is damaged (${String((error as Error).message).slice(0, 120)})`);
  } finally {
    bytes.destroy();
  }
  throw new AppError(
    'import.badMapping',
    sheet === undefined
      ? 'the file has no sheet'
      : `there is no sheet ${sheet}; there are: ${names.join(', ')}`,
  );
}

function isWanted(one: SheetReader, position: number, sheet: string | number | undefined): boolean {
  if (sheet === undefined) return true;
  return one.name === sheet || position === Number(sheet);
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string')
    return value.includes('\ufffd') ? unreadable('it holds broken characters') : value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return localTime(value);
  if (typeof value !== 'object') return unreadable(`it holds a ${typeof value}`);
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map(({ text }: { text?: unknown }) => String(text ?? '')).join('');
  if ('error' in value) return unreadable(String(value.error));
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value as { result?: unknown };
    return result === undefined || result === null
      ? unreadable('a formula whose value was not saved: open the file in a spreadsheet program and save it')
      : toCell(result);
  }
  if ('text' in value) return toCell(value.text);
  return unreadable('it holds something else than text, a number or a date');
}

const unreadable = (reason: string) => new UnreadableCell(reason);

/** A date cell has no offset: its clock is given as text, to the second. */
function localTime(date: Date): Cell {
  if (Number.isNaN(date.getTime())) return unreadable('its date is broken');
  return new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
