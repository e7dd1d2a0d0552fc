import type { Sheet, SheetBlock, SheetMargin, SheetParagraph } from './laid.ts';
import { readParts } from './parts.ts';
import { type Related, relatedOf } from './read-pictures.ts';
import { runsOf } from './read-runs.ts';
import { type Look, paragraphLook, runLook, stylesOf } from './word-styles.ts';
import { child, children, longXmlTree, value, type XmlElement, xmlTree } from './xml-tree.ts';

/** What the elements of one part are read with. */
interface Context {
  styles: (id: string | undefined) => Look;
  /** Pictures are named by the part that shows them. */
  related: Related;
}

const plain = {
  align: 'left',
  firstLine: 0,
  left: 0,
  right: 0,
  before: 0,
  after: 0,
  line: null,
  rule: null,
  pageBreakBefore: false,
  keepNext: false,
  size: 10.5,
  bold: false,
  color: '000000',
} as const;

const documentPart = 'word/document.xml';

/**
 * A filled Word document as a PDF draws it: paragraphs, tables and pictures with their styles, and what stands on every page. Of several
 * headers the usual one is taken; numberings of lists and pictures beside the text are not: a picture stands in the line that holds it.
 */
export function readSheet(docx: Buffer): Sheet {
  const parts = readParts(docx);
  return sheetOf(parts, xmlTree(documentOf(parts)));
}

/** The same for a document of many pages: the gateway has other work meanwhile. */
export async function readLongSheet(docx: Buffer): Promise<Sheet> {
  const parts = readParts(docx);
  return sheetOf(parts, await longXmlTree(documentOf(parts)));
}

const documentOf = (parts: ReadonlyMap<string, Buffer>): string =>
  parts.get(documentPart)?.toString('utf8') ?? '<none/>';

function sheetOf(parts: ReadonlyMap<string, Buffer>, document: XmlElement): Sheet {
  const part = (name: string) => {
    const bytes = parts.get(name);
    return bytes === undefined ? undefined : xmlTree(bytes.toString('utf8'));
  };
  const relationsOf = (name: string) => part(name.replace(/([^/]+)$/, '_rels/$1.rels'));
  const related = relatedOf(documentPart, relationsOf(documentPart), parts);
  const body = child(document, 'w:body');
  const styles = stylesOf(part('word/styles.xml'));
  const section = child(body, 'w:sectPr');
  const size = child(section, 'w:pgSz')?.attributes ?? {};
  const margin = child(section, 'w:pgMar')?.attributes ?? {};
  const points = (text: string | undefined, usual: number) =>
    text === undefined ? usual : Math.abs(Number(text)) / 20;
  /** The usual header or footer of the section; without one nothing stands there. */
  const marginOf = (kind: 'header' | 'footer'): SheetMargin => {
    const reference = children(section, `w:${kind}Reference`).find(
      ({ attributes }) => (attributes['w:type'] ?? 'default') === 'default',
    );
    const name = nameOf(related(reference?.attributes['r:id']), parts);
    const context = { styles, related: relatedOf(name, relationsOf(name), parts) };
    return {
      distance: points(margin[`w:${kind}`], 35.4),
      blocks: children(part(name)).flatMap((element) => blocksOf(element, context)),
    };
  };
  return {
    width: points(size['w:w'], 595.3),
    height: points(size['w:h'], 841.9),
    margin: {
      top: points(margin['w:top'], 104.9),
      left: points(margin['w:left'], 79.4),
      right: points(margin['w:right'], 73.7),
      bottom: points(margin['w:bottom'], 99.2),
    },
    blocks: children(body).flatMap((element) => blocksOf(element, { styles, related })),
    header: marginOf('header'),
    footer: marginOf('footer'),
  };
}

const nameOf = (bytes: Buffer | undefined, parts: ReadonlyMap<string, Buffer>): string =>
  [...parts].find(([, each]) => each === bytes)?.[0] ?? '';

function blocksOf(element: XmlElement, context: Context): SheetBlock[] {
  if (element.name === 'w:p') return [paragraphOf(element, context)];
  if (element.name === 'w:sdt')
    return children(child(element, 'w:sdtContent')).flatMap((each) => blocksOf(each, context));
  if (element.name !== 'w:tbl') return [];
  const widths = children(child(element, 'w:tblGrid'), 'w:gridCol').map(
    (column) => Number(column.attributes['w:w']) / 20,
  );
  const lines = children(element, 'w:tr');
  const rows = lines.map((row) =>
    children(row, 'w:tc').map((cell) => children(cell, 'w:p').map((each) => paragraphOf(each, context))),
  );
  const isHeading = (row: XmlElement) => child(child(row, 'w:trPr'), 'w:tblHeader') !== undefined;
  const first = lines.findIndex((row) => !isHeading(row));
  return [
    {
      kind: 'table',
      widths,
      padding: paddingOf(element),
      rows,
      headings: first < 0 ? 0 : first,
      fills: lines.map((row) => children(row, 'w:tc').map(fillOf)),
    },
  ];
}

/** What the table says of its cells, else what Word takes. */
function paddingOf(table: XmlElement): number {
  const margins = child(child(table, 'w:tblPr'), 'w:tblCellMar');
  const left = child(margins, 'w:left') ?? child(margins, 'w:start');
  return left === undefined ? usualPadding : Number(left.attributes['w:w'] ?? 0) / 20;
}
const usualPadding = 5;

/** Colour behind a cell. */
function fillOf(cell: XmlElement): string | null {
  const fill = child(child(cell, 'w:tcPr'), 'w:shd')?.attributes['w:fill'];
  return fill !== undefined && /^[0-9a-f]{6}$/i.test(fill) ? fill : null;
}

function paragraphOf(element: XmlElement, { styles, related }: Context): SheetParagraph {
  const properties = child(element, 'w:pPr');
  const style = styles(value(child(properties, 'w:pStyle')));
  const { size, bold, color, ...look } = { ...plain, ...style, ...paragraphLook(properties) };
  const runs = children(element).flatMap((each) => runsOf(each, { size, bold, color }, related));
  // An empty paragraph is as high as its mark.
  const mark = runLook(child(properties, 'w:rPr')).size ?? size;
  return {
    kind: 'paragraph',
    ...look,
    runs: runs.length > 0 ? runs : [{ text: '', size: mark, bold, color }],
  };
}
