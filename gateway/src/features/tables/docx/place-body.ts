import { readParts } from '../../documents/docx/parts.ts';
import { writeParts } from '../../documents/docx/write-parts.ts';

const documentPart = 'word/document.xml';

/** Stands in a filled template where the pages of a pack come. */
export const bodyMark = '\ue001';

/**
 * Puts paragraphs and tables in the place of the paragraph with the mark; a template of a site that has none gets them at its end. Pages
 * lie on their side when asked for. Throws for a file that is no Word document.
 */
export function placeBody(docx: Buffer, body: string, landscape: boolean): Buffer {
  const parts = readParts(docx);
  const document = parts.get(documentPart)?.toString('utf8');
  if (document === undefined) throw new Error(`a document without ${documentPart}`);
  const [from, to] = placeOf(document);
  const placed = document.slice(0, from) + body + document.slice(to);
  parts.set(documentPart, Buffer.from(landscape ? onItsSide(placed) : placed));
  return writeParts([...parts].filter(([name]) => !name.endsWith('/')));
}

function placeOf(document: string): [from: number, to: number] {
  const mark = document.indexOf(bodyMark);
  const end = '</w:p>';
  if (mark >= 0) {
    const from = Math.max(document.lastIndexOf('<w:p>', mark), document.lastIndexOf('<w:p ', mark));
    return [from, document.indexOf(end, mark) + end.length];
  }
  const section = document.lastIndexOf('<w:sectPr');
  const at = section >= 0 ? section : document.lastIndexOf('</w:body>');
  return [at, at];
}

/** Margins of a page on its side, in twentieths of a point: a table has all the room that a printer leaves. */
export const sideMargin = 1_134;
const sideMargins = `w:top="${sideMargin}" w:right="${sideMargin}" w:bottom="${sideMargin}" w:left="${sideMargin}" w:header="567" w:footer="500" w:gutter="0"`;

/** Height and width of the paper change places. */
function onItsSide(document: string): string {
  return document
    .replaceAll(/<w:pgMar\b[^>]*\/>/g, `<w:pgMar ${sideMargins}/>`)
    .replaceAll(/<w:pgSz\b[^>]*\/>/g, (element) => {
      const of = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(element)?.[1] ?? 0);
      const [short, long] = [of('w'), of('h')].sort((a, b) => a - b);
      return short === undefined || long === undefined || short === 0
        ? element
        : `<w:pgSz w:w="${long}" w:h="${short}" w:orient="landscape"/>`;
    });
}
