import type { Sheet, SheetBlock, SheetParagraph, SheetRun } from './laid.ts';
import { readParts } from './parts.ts';
import { type Look, paragraphLook, runLook, stylesOf } from './word-styles.ts';
import { child, children, textOf, value, type XmlElement, xmlTree } from './xml-tree.ts';

type Styles = (id: string | undefined) => Look;

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
  size: 10.5,
  bold: false,
  color: '000000',
} as const;

/**
 * A filled Word document as a PDF draws it: paragraphs and tables with their styles. Pictures, headers and numberings are not taken
 * over: templates here have none, and the Word file shows them all the same.
 */
export function readSheet(docx: Buffer): Sheet {
  const parts = readParts(docx);
  const part = (name: string) => {
    const bytes = parts.get(name);
    return bytes === undefined ? undefined : xmlTree(bytes.toString('utf8'));
  };
  const body = child(part('word/document.xml'), 'w:body');
  const styles = stylesOf(part('word/styles.xml'));
  const section = child(body, 'w:sectPr');
  const size = child(section, 'w:pgSz')?.attributes ?? {};
  const margin = child(section, 'w:pgMar')?.attributes ?? {};
  const points = (text: string | undefined, usual: number) =>
    text === undefined ? usual : Math.abs(Number(text)) / 20;
  return {
    width: points(size['w:w'], 595.3),
    height: points(size['w:h'], 841.9),
    margin: {
      top: points(margin['w:top'], 104.9),
      left: points(margin['w:left'], 79.4),
      right: points(margin['w:right'], 73.7),
      bottom: points(margin['w:bottom'], 99.2),
    },
    blocks: children(body).flatMap((element) => blocksOf(element, styles)),
  };
}

function blocksOf(element: XmlElement, styles: Styles): SheetBlock[] {
  if (element.name === 'w:p') return [paragraphOf(element, styles)];
  if (element.name === 'w:sdt')
    return children(child(element, 'w:sdtContent')).flatMap((each) => blocksOf(each, styles));
  if (element.name !== 'w:tbl') return [];
  const widths = children(child(element, 'w:tblGrid'), 'w:gridCol').map(
    (column) => Number(column.attributes['w:w']) / 20,
  );
  const rows = children(element, 'w:tr').map((row) =>
    children(row, 'w:tc').map((cell) => children(cell, 'w:p').map((each) => paragraphOf(each, styles))),
  );
  return [{ kind: 'table', widths, rows }];
}

function paragraphOf(element: XmlElement, styles: Styles): SheetParagraph {
  const properties = child(element, 'w:pPr');
  const style = styles(value(child(properties, 'w:pStyle')));
  const { size, bold, color, ...look } = { ...plain, ...style, ...paragraphLook(properties) };
  const runs = children(element).flatMap((each) => runsOf(each, { size, bold, color }));
  // An empty paragraph is as high as its mark.
  const mark = runLook(child(properties, 'w:rPr')).size ?? size;
  return {
    kind: 'paragraph',
    ...look,
    runs: runs.length > 0 ? runs : [{ text: '', size: mark, bold, color }],
  };
}

function runsOf(element: XmlElement, usual: Omit<SheetRun, 'text'>): SheetRun[] {
  if (element.name === 'w:hyperlink' || element.name === 'w:ins' || element.name === 'w:smartTag')
    return children(element).flatMap((each) => runsOf(each, usual));
  if (element.name !== 'w:r') return [];
  const text = children(element).map(charactersOf).join('');
  if (text === '') return [];
  const { size = usual.size, bold = usual.bold, color = usual.color } = runLook(child(element, 'w:rPr'));
  return [{ text, size, bold, color }];
}

function charactersOf(element: XmlElement): string {
  switch (element.name) {
    case 'w:t':
      return textOf(element);
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:tab':
      return '　　';
    default:
      return '';
  }
}
