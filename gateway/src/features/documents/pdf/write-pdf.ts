import { setImmediate as otherWork } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import {
  pageMark,
  type Sheet,
  type SheetBlock,
  type SheetParagraph,
  type SheetRun,
  type SheetTable,
} from '../docx/laid.ts';
import { documentFont, widthOf } from '../fonts/document-font.ts';
import type { Weight } from '../fonts/outlines.ts';
import { breakLines, type Line } from './break-lines.ts';

const weightOf = ({ bold }: SheetRun): Weight => (bold ? 700 : 400);
const measure = (character: string, run: SheetRun): number =>
  run.picture?.width ?? widthOf(character, weightOf(run), run.size);
/** Height of a line that says none, in sizes. */
const leading = 1.4;
/** Room over and under the text of a cell. */
const cellPad = 4;
const digits = '0123456789';
/** The gateway has other work meanwhile: a long table takes seconds. */
const turnMs = 10;

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
  pdf.registerFont('400', await documentFont([...text.plain, ...digits], 400));
  if (text.bold.size > 0) pdf.registerFont('700', await documentFont(text.bold, 700));
  let turn = performance.now();
  for (const _ of new Writer(pdf, sheet).write()) {
    if (performance.now() - turn < turnMs) continue;
    await otherWork();
    turn = performance.now();
  }
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function charactersOf({ blocks, header, footer }: Sheet): { plain: Set<string>; bold: Set<string> } {
  const text = { plain: new Set<string>(), bold: new Set<string>() };
  const all = [...blocks, ...header.blocks, ...footer.blocks];
  const paragraphs = all.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block));
  for (const { text: said, bold, picture } of paragraphs.flatMap(({ runs }) => runs))
    if (picture === undefined)
      for (const character of said.replaceAll(pageMark, digits))
        if (character !== '\n') (bold ? text.bold : text.plain).add(character);
  return text;
}

/** A header or footer as a page shows it: its marks are the number of the page. */
function onPage(block: SheetBlock, page: number): SheetBlock {
  const numbered = (paragraph: SheetParagraph): SheetParagraph => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => ({ ...run, text: run.text.replaceAll(pageMark, String(page)) })),
  });
  return block.kind === 'paragraph'
    ? numbered(block)
    : { ...block, rows: block.rows.map((row) => row.map((cell) => cell.map(numbered))) };
}

/** Draws blocks one under the other and begins a page where there is no more room. */
class Writer {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #sheet: Sheet;
  #y = 0;
  #page = 0;
  /** Headers and footers are drawn outside the text and never begin a page. */
  #inMargin = false;

  constructor(pdf: PDFKit.PDFDocument, sheet: Sheet) {
    this.#pdf = pdf;
    this.#sheet = sheet;
  }

  /** Draws everything; pauses after each paragraph and each row, so that others may have their turn. */
  *write(): Generator<void> {
    this.#newPage();
    yield* this.#blocks(this.#sheet.blocks);
  }

  get #bottom(): number {
    return this.#inMargin ? this.#sheet.height : this.#sheet.height - this.#sheet.margin.bottom;
  }

  *#blocks(blocks: readonly SheetBlock[]): Generator<void> {
    const { width, margin } = this.#sheet;
    const text = width - margin.left - margin.right;
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'table') yield* this.#table(block);
      else {
        if (block.keepNext && this.#y + this.#keptHeight(blocks.slice(index), text) > this.#bottom)
          this.#newPage();
        this.#paragraph(block, margin.left, text);
        yield;
      }
    }
  }

  /** Height of paragraphs that stay together, and of the first of what follows them. */
  #keptHeight(blocks: readonly SheetBlock[], width: number): number {
    let height = 0;
    for (const block of blocks) {
      if (block.kind === 'table') {
        const first = block.rows.slice(0, block.headings + 1);
        return first.reduce((sum, row) => sum + this.#rowHeight(row, block), height);
      }
      height += this.#height([block], width);
      if (!block.keepNext) return height;
    }
    return height;
  }

  #newPage(): void {
    const { margin, height, width, header, footer } = this.#sheet;
    this.#pdf.addPage();
    this.#page += 1;
    this.#inMargin = true;
    const foot = footer.blocks.map((block) => onPage(block, this.#page));
    const text = width - margin.left - margin.right;
    this.#y = height - footer.distance - foot.reduce((sum, block) => sum + this.#blockHeight(block, text), 0);
    Array.from(this.#blocks(foot));
    this.#y = header.distance;
    Array.from(this.#blocks(header.blocks.map((block) => onPage(block, this.#page))));
    this.#inMargin = false;
    // A header that is higher than its margin pushes the text down, as in Word.
    this.#y = Math.max(margin.top, header.blocks.length > 0 ? this.#y : 0);
  }

  #blockHeight(block: SheetBlock, width: number): number {
    if (block.kind === 'paragraph') return this.#height([block], width);
    return block.rows.reduce((sum, row) => sum + this.#rowHeight(row, block), 0);
  }

  #rowHeight(row: readonly SheetParagraph[][], { widths, padding }: SheetTable): number {
    const heights = row.map((cell, column) => this.#height(cell, (widths[column] ?? 0) - 2 * padding));
    return Math.max(0, ...heights) + 2 * cellPad;
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
    const hasPicture = line.characters.some(({ run }) => run.picture !== undefined);
    let at = x + begin + shift;
    for (const { text, run, width } of piecesOf(line)) {
      // Letters beside a picture stand at its foot.
      const top = hasPicture
        ? this.#y + height - run.size * leading
        : this.#y + (height - run.size * leading) / 2;
      if (run.picture !== undefined) this.#picture(run.picture, at, this.#y + height);
      else if (text.trim() !== '') this.#draw(text, run, at, top, stretch);
      at += width + stretch * [...text].length;
    }
  }

  #draw(text: string, run: Omit<SheetRun, 'text'>, x: number, y: number, characterSpacing = 0): void {
    const { size, bold, color } = run;
    this.#pdf.font(bold ? '700' : '400', size).fillColor(`#${color}`);
    this.#pdf.text(text, x, y, { lineBreak: false, characterSpacing });
  }

  /** Stands on the line as its letters do. */
  #picture({ bytes, width, height }: NonNullable<SheetRun['picture']>, x: number, below: number): void {
    // By its text the writer knows a picture again: an emblem on every page is in the file once.
    this.#pdf.image(`data:image;base64,${bytes.toString('base64')}`, x, below - height, { width, height });
  }

  *#table(table: SheetTable): Generator<void> {
    const { rows, headings } = table;
    const page = this.#sheet.height - this.#sheet.margin.top - this.#sheet.margin.bottom;
    const height = (row: number) => this.#rowHeight(rows[row] ?? [], table);
    for (const [index, row] of rows.entries()) {
      if (height(index) > page) {
        this.#unboxed(row);
        yield;
        continue;
      }
      // A heading does not stand alone at the foot of a page.
      const together = index < headings ? height(index) + height(headings) : height(index);
      if (this.#y + together > this.#bottom && this.#y > this.#sheet.margin.top) {
        this.#newPage();
        if (index >= headings) for (let above = 0; above < headings; above += 1) this.#row(table, above);
      }
      this.#row(table, index);
      yield;
    }
  }

  #row(table: SheetTable, index: number): void {
    const { widths, padding, fills } = table;
    const row = table.rows[index] ?? [];
    const height = this.#rowHeight(row, table);
    const top = this.#y;
    let x = this.#sheet.margin.left;
    for (const [column, cell] of row.entries()) {
      const width = widths[column] ?? 0;
      const fill = fills[index]?.[column] ?? null;
      if (fill !== null) this.#pdf.rect(x, top, width, height).fill(`#${fill}`);
      this.#pdf.lineWidth(0.5).strokeColor('#000000').rect(x, top, width, height).stroke();
      this.#y = top + (height - this.#height(cell, width - 2 * padding)) / 2;
      for (const paragraph of cell) this.#paragraph(paragraph, x + padding, width - 2 * padding);
      x += width;
    }
    this.#y = top + height;
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
  const pictures = characters.map(({ run }) => run.picture?.height ?? 0);
  // Word cuts a picture off in a line of exact height; a code that was cut off is none.
  if (exact !== null) return Math.max(exact, ...pictures);
  const sizes = characters.length > 0 ? characters.map(({ run }) => run.size) : [runs[0]?.size ?? 0];
  return Math.max(Math.max(...sizes) * leading, ...pictures);
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
