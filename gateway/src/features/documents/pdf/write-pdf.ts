import PDFDocument from 'pdfkit';
import type { Sheet, SheetParagraph, SheetRun, SheetTable } from '../docx/laid.ts';
import { documentFont, widthOf } from '../fonts/document-font.ts';
import type { Weight } from '../fonts/outlines.ts';
import { breakLines, type Line } from './break-lines.ts';

const weightOf = ({ bold }: SheetRun): Weight => (bold ? 700 : 400);
const measure = (character: string, run: SheetRun): number => widthOf(character, weightOf(run), run.size);
/** Height of a line that says none, in sizes. */
const leading = 1.4;
const cellPad = 5;
const numbers = '— 0123456789';
const numberSize = 14;

/** A PDF of a Word document, on the same pages with the same margins; its font is embedded. Throws `document.noGlyph`. */
export async function writePdf(
  sheet: Sheet,
  about: { title: string; author: string; at: Date },
): Promise<Buffer> {
  const { width, height } = sheet;
  const pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    info: { Title: about.title, Author: about.author, CreationDate: about.at },
  });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    pdf.on('data', (part: Buffer) => parts.push(part)).on('end', resolve);
  });
  const text = charactersOf(sheet);
  pdf.registerFont('400', await documentFont([...text.plain, ...numbers], 400));
  if (text.bold.size > 0) pdf.registerFont('700', await documentFont(text.bold, 700));
  new Writer(pdf, sheet).write();
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function charactersOf({ blocks }: Sheet): { plain: Set<string>; bold: Set<string> } {
  const text = { plain: new Set<string>(), bold: new Set<string>() };
  const paragraphs = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block));
  for (const run of paragraphs.flatMap(({ runs }) => runs))
    for (const character of run.text)
      if (character !== '\n') (run.bold ? text.bold : text.plain).add(character);
  return text;
}

/** Draws blocks one under the other and begins a page where there is no more room. */
class Writer {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #sheet: Sheet;
  #y = 0;
  #page = 0;

  constructor(pdf: PDFKit.PDFDocument, sheet: Sheet) {
    this.#pdf = pdf;
    this.#sheet = sheet;
  }

  write(): void {
    this.#newPage();
    const { width, margin, blocks } = this.#sheet;
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(block);
      else this.#paragraph(block, margin.left, width - margin.left - margin.right);
    }
  }

  get #bottom(): number {
    return this.#sheet.height - this.#sheet.margin.bottom;
  }

  #newPage(): void {
    const { margin, width } = this.#sheet;
    this.#pdf.addPage();
    this.#page += 1;
    const text = `— ${this.#page} —`;
    const wide = [...text].reduce((sum, character) => sum + widthOf(character, 400, numberSize), 0);
    // 版心 ends 35 mm above the edge; the number stands 7 mm below it (GB/T 9704).
    const run = { size: numberSize, bold: false, color: '000000' };
    this.#draw(text, run, (width - wide) / 2, this.#bottom + 20);
    this.#y = margin.top;
  }

  #paragraph(paragraph: SheetParagraph, x: number, width: number): void {
    const { before, after, rule, pageBreakBefore } = paragraph;
    if (pageBreakBefore) this.#newPage();
    this.#y += before;
    for (const [index, line] of this.#lines(paragraph, width).entries()) {
      const height = lineHeight(paragraph, line);
      if (this.#y + height > this.#bottom) this.#newPage();
      this.#line(paragraph, line, index === 0, x, width, height);
      this.#y += height;
    }
    if (rule !== null) {
      this.#y += rule.space;
      this.#pdf.lineWidth(rule.width).strokeColor(`#${rule.color}`);
      this.#pdf
        .moveTo(x, this.#y)
        .lineTo(x + width, this.#y)
        .stroke();
    }
    this.#y += after;
  }

  #lines({ runs, left, right, firstLine }: SheetParagraph, width: number): Line[] {
    return breakLines(runs, width - left - right, firstLine, measure);
  }

  #line(
    { align, left, right, firstLine }: SheetParagraph,
    line: Line,
    isFirst: boolean,
    x: number,
    width: number,
    height: number,
  ): void {
    const begin = left + (isFirst ? firstLine : 0);
    const room = width - begin - right;
    const spare = room - line.width;
    const shift = align === 'center' ? spare / 2 : align === 'right' ? spare : 0;
    const gaps = line.characters.length - 1;
    // A full line fills the width; one that is broken far from it would be torn apart.
    const stretch = align === 'both' && !line.last && gaps > 0 && spare < room * 0.12 ? spare / gaps : 0;
    let at = x + begin + shift;
    for (const { text, run, width } of piecesOf(line)) {
      const top = this.#y + (height - run.size * leading) / 2;
      if (text.trim() !== '') this.#draw(text, run, at, top, stretch);
      at += width + stretch * [...text].length;
    }
  }

  #draw(text: string, run: Omit<SheetRun, 'text'>, x: number, y: number, characterSpacing = 0): void {
    const { size, bold, color } = run;
    this.#pdf.font(bold ? '700' : '400', size).fillColor(`#${color}`);
    this.#pdf.text(text, x, y, { lineBreak: false, characterSpacing });
  }

  #table({ widths, rows }: SheetTable): void {
    for (const row of rows) {
      const heights = row.map((cell, column) => this.#height(cell, (widths[column] ?? 0) - 2 * cellPad));
      const height = Math.max(0, ...heights) + 2 * cellPad;
      if (height > this.#bottom - this.#sheet.margin.top) {
        this.#unboxed(row);
        continue;
      }
      if (this.#y + height > this.#bottom) this.#newPage();
      const top = this.#y;
      let x = this.#sheet.margin.left;
      for (const [column, cell] of row.entries()) {
        const width = widths[column] ?? 0;
        this.#pdf.lineWidth(0.5).strokeColor('#000000').rect(x, top, width, height).stroke();
        this.#y = top + (height - (heights[column] ?? 0)) / 2;
        for (const paragraph of cell) this.#paragraph(paragraph, x + cellPad, width - 2 * cellPad);
        x += width;
      }
      this.#y = top + height;
    }
  }

  /** A row that no page holds is written without its lines, from page to page. */
  #unboxed(row: readonly SheetParagraph[][]): void {
    const { width, margin } = this.#sheet;
    for (const paragraph of row.flat())
      this.#paragraph(paragraph, margin.left, width - margin.left - margin.right);
  }

  #height(cell: readonly SheetParagraph[], width: number): number {
    return cell.reduce((sum, paragraph) => {
      const lines = this.#lines(paragraph, width).reduce(
        (high, line) => high + lineHeight(paragraph, line),
        0,
      );
      return sum + paragraph.before + lines + paragraph.after;
    }, 0);
  }
}

function lineHeight({ line: exact, runs }: SheetParagraph, { characters }: Line): number {
  if (exact !== null) return exact;
  const sizes = characters.length > 0 ? characters.map(({ run }) => run.size) : [runs[0]?.size ?? 0];
  return Math.max(...sizes) * leading;
}

/** The characters of a line that look alike, together. */
function piecesOf({ characters }: Line): { text: string; run: SheetRun; width: number }[] {
  const pieces: { text: string; run: SheetRun; width: number }[] = [];
  for (const { character, run, width } of characters) {
    const last = pieces.at(-1);
    if (last?.run === run) {
      last.text += character;
      last.width += width;
    } else pieces.push({ text: character, run, width });
  }
  return pieces;
}
