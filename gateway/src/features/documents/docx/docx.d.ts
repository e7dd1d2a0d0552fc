/** What the documents use of docx (9.7.0): its own types import files without their endings, which this compiler does not follow. */
declare module 'docx' {
  export const AlignmentType: {
    readonly LEFT: 'left';
    readonly CENTER: 'center';
    readonly RIGHT: 'right';
    readonly BOTH: 'both';
  };
  export const BorderStyle: { readonly SINGLE: 'single' };
  export const LineRuleType: { readonly EXACT: 'exact' };
  export const WidthType: { readonly DXA: 'dxa' };
  export const PageNumber: { readonly CURRENT: 'CURRENT' };

  interface Border {
    style: 'single';
    /** Eighths of a point. */
    size: number;
    /** Six hex digits. */
    color: string;
    /** Points between text and line. */
    space?: number;
  }

  /** Lengths in twentieths of a point. */
  export interface IParagraphOptions {
    alignment?: 'left' | 'center' | 'right' | 'both';
    spacing?: { before?: number; after?: number; line?: number; lineRule?: 'exact' };
    indent?: { firstLine?: number; left?: number; right?: number };
    border?: { bottom?: Border };
    children?: readonly TextRun[];
  }

  interface RunFont {
    ascii: string;
    hAnsi: string;
    eastAsia: string;
  }

  interface RunOptions {
    text?: string;
    children?: readonly (string | 'CURRENT')[];
    font?: RunFont;
    /** Half points. */
    size?: number;
    color?: string;
    bold?: boolean;
  }

  export class TextRun {
    constructor(options: RunOptions);
  }
  export class Paragraph {
    constructor(options: IParagraphOptions);
  }
  export class TableCell {
    constructor(options: {
      width: { size: number; type: 'dxa' };
      margins: { top: number; bottom: number; left: number; right: number };
      children: readonly Paragraph[];
    });
  }
  export class TableRow {
    constructor(options: { cantSplit: boolean; children: readonly TableCell[] });
  }
  export class Table {
    constructor(options: {
      width: { size: number; type: 'dxa' };
      columnWidths: readonly number[];
      borders: Record<'top' | 'bottom' | 'left' | 'right' | 'insideHorizontal' | 'insideVertical', Border>;
      rows: readonly TableRow[];
    });
  }
  export class Footer {
    constructor(options: { children: readonly Paragraph[] });
  }
  export class Document {
    constructor(options: {
      creator: string;
      title: string;
      styles: { default: { document: { run: { font: RunFont; size: number } } } };
      sections: readonly {
        properties: {
          page: {
            size: { width: number; height: number };
            margin: { top: number; left: number; right: number; bottom: number; footer: number };
          };
        };
        footers: { default: Footer };
        children: readonly (Paragraph | Table)[];
      }[];
    });
  }
  export const Packer: { toBuffer(document: Document): Promise<Buffer> };
}
