/** A Word document as a PDF draws it. Lengths in points. */
export interface Sheet {
  width: number;
  height: number;
  margin: { top: number; left: number; right: number; bottom: number };
  blocks: SheetBlock[];
}

export type SheetBlock = SheetParagraph | SheetTable;

/** Text of one look; `\n` = a line break. */
export interface SheetRun {
  text: string;
  size: number;
  bold: boolean;
  /** Six hex digits. */
  color: string;
}

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
  runs: SheetRun[];
}

export interface SheetTable {
  kind: 'table';
  widths: number[];
  rows: SheetParagraph[][][];
}
