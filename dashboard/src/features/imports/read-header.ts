/** Enough of a file to hold its first line. */
const firstBytes = 65_536;

function decode(bytes: Uint8Array): string {
  try {
    // A cut in the middle of a character is no sign of another encoding: `stream` keeps it back.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The cells of the first line of a CSV text; quotes may hold delimiters and line breaks. */
export function firstLine(text: string): string[] {
  const body = text.replace(/^\uFEFF/, '');
  const delimiter = [',', '\t', ';'].reduce((best, next) => {
    const count = (mark: string) => (body.split(/\r?\n/, 1)[0] ?? '').split(mark).length;
    return count(next) > count(best) ? next : best;
  });
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else if (sign === '\n' || sign === '\r') break;
    else cell += sign;
  }
  cells.push(cell.trim());
  return cells.filter((each) => each !== '');
}

/** Column names of a CSV file for the mapping; of a workbook none, they are typed by hand. */
export async function readHeader(file: File): Promise<string[]> {
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) return [];
  return firstLine(decode(new Uint8Array(await file.slice(0, firstBytes).arrayBuffer())));
}
