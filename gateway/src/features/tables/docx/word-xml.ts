import { xmlText } from '../xml-text.ts';

/** Typefaces by GB/T 9704; a computer without one takes what it has for it. */
export const faces = { heading: '黑体', body: '仿宋_GB2312', table: '宋体' } as const;

/** How a paragraph stands. Lengths in points. */
export interface ParagraphLook {
  face: keyof typeof faces;
  size: number;
  bold?: boolean;
  /** Six hex digits. */
  color?: string;
  align?: 'left' | 'center' | 'right' | 'both';
  before?: number;
  after?: number;
  firstLine?: number;
  /** Id of a style: headings make the outline of the document. */
  style?: 'Heading1' | 'Heading2';
  /** Stays on the page of what follows. */
  keepNext?: boolean;
}

const twentieths = (points: number): number => Math.round(points * 20);

/** A paragraph (`w:p`); line breaks in the text are line breaks. */
export function paragraphXml(text: string, look: ParagraphLook): string {
  const { face, size, bold, color, align = 'left', before = 0, after = 0, firstLine, style, keepNext } = look;
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    `<w:spacing w:before="${twentieths(before)}" w:after="${twentieths(after)}"/>`,
    firstLine === undefined ? '' : `<w:ind w:firstLine="${twentieths(firstLine)}"/>`,
    `<w:jc w:val="${align}"/>`,
  ].join('');
  const run = [
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${faces[face]}"/>`,
    // Said either way, so that no style of a site's template decides it.
    bold ? '<w:b/>' : '<w:b w:val="0"/>',
    `<w:color w:val="${color ?? '000000'}"/>`,
    `<w:sz w:val="${Math.round(size * 2)}"/>`,
  ].join('');
  const lines = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr>${lines}</w:r></w:p>`;
}

/** A cell as a table shows it. */
export interface CellLook extends ParagraphLook {
  text: string;
  /** Colour behind it, six hex digits. */
  fill?: string;
}

/** A table (`w:tbl`) of fixed widths; its heading stands again on every page, and no row is torn. */
export function tableXml(
  { widths, padding }: { widths: readonly number[]; padding: number },
  heading: readonly CellLook[],
  rows: Iterable<CellLook[]>,
): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${twentieths(width)}"/>`).join('');
  const row = (cells: readonly CellLook[], isHeading: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHeading ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map((cell, index) => cellXml(cell, widths[index] ?? 0)).join('')}</w:tr>`;
  const written = [row(heading, true)];
  for (const cells of rows) written.push(row(cells, false));
  return `<w:tbl><w:tblPr><w:tblW w:w="${twentieths(total)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="${twentieths(padding)}" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="${twentieths(padding)}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written.join('')}</w:tbl>`;
}

function cellXml({ text, fill, ...look }: CellLook, width: number): string {
  const shade = fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${twentieths(width)}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>${paragraphXml(text, look)}</w:tc>`;
}
