/** A Word document as a PDF draws it. Lengths in points. */
export interface Sheet {
  width: number;
  height: number;
  margin: { top: number; left: number; right: number; bottom: number };
  blocks: SheetBlock[];
  /** What stands at the top and the foot of every page, so far from its edge. */
  header: SheetMargin;
  footer: SheetMargin;
}

export interface SheetMargin {
  distance: number;
  blocks: SheetBlock[];
}

/** Stands for the number of the page in a header or footer. */
export const pageMark = '\ue000';

export type SheetBlock = SheetParagraph | SheetTable;

/** Text of one look; `\n` = a line break. */
export interface SheetRun {
  text: string;
  size: number;
  bold: boolean;
  /** Six hex digits. */
  color: string;
  /** Stands in the line instead of the text, which is `pictureMark`. PNG or JPEG. */
  picture?: { bytes: Buffer; width: number; height: number };
}

/** The character of a run that is a picture. */
export const pictureMark = '\ufffc';

export interface SheetParagraph {
  kind: 'paragraph';
  align: 'left' | 'center' | 'right' | 'both';
  firstLine: number;
  left: number;
  right: number;
  before: number;
  after: number;
  /** Height of a line; null = by its characters. */
  line: number | null;
  /** Line under the paragraph. */
  rule: { width: number; color: string; space: number } | null;
  pageBreakBefore: boolean;
  /** Stays on the page of what follows. */
  keepNext: boolean;
  runs: SheetRun[];
}

export interface SheetTable {
  kind: 'table';
  widths: number[];
  /** Room on each side of a cell's text. */
  padding: number;
  rows: SheetParagraph[][][];
  /** So many rows at its top stand again where a page begins. */
  headings: number;
  /** Colour behind each cell, six hex digits; null = none. */
  fills: (string | null)[][];
}
