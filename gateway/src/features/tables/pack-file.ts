import type { Pack } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { FileFormat } from '@fengqiao/contract/tables';
import { makeTemplate } from '../documents/docx/make-template.ts';
import { markDrill } from '../documents/docx/mark-drill.ts';
import { readLongSheet } from '../documents/docx/read-sheet.ts';
import { reportPaper } from '../documents/papers/report-paper.ts';
import { writePdf } from '../documents/pdf/write-pdf.ts';
import { packDocx } from './docx/pack-docx.ts';
import type { FileAbout } from './file-about.ts';
import { tablesOf } from './pack-tables.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

/** What the files of a pack are made with. */
export interface PackFileOptions extends Omit<FileAbout, 'snapshot'> {
  /** A Word letterhead with the fields of reports; the shipped one unless told. */
  template?: Buffer;
  signal?: AbortSignal;
}

const shipped = new Map<Language, Promise<Buffer>>();

function shippedTemplate(language: Language): Promise<Buffer> {
  const held = shipped.get(language);
  if (held !== undefined) return held;
  const made = makeTemplate(reportPaper(language));
  shipped.set(language, made);
  return made;
}

/** One file of a pack in its language. Throws `document.noGlyph` for a PDF that could not show a character. */
export async function packFile(pack: Pack, format: FileFormat, options: PackFileOptions): Promise<Buffer> {
  const { [format]: file } = await packFiles(pack, [format], options);
  if (file === undefined) throw new Error(`no ${format} was made`);
  return file;
}

/** Several files of a pack; the PDF is drawn from the very Word document. */
export async function packFiles(
  pack: Pack,
  formats: readonly FileFormat[],
  { template, signal, ...rest }: PackFileOptions,
): Promise<Partial<Record<FileFormat, Buffer>>> {
  const about: FileAbout = { ...rest, snapshot: { id: pack.id, sha256: pack.sha256 } };
  const files: Partial<Record<FileFormat, Buffer>> = {};
  if (formats.includes('xlsx')) files.xlsx = await writeXlsx(tablesOf(pack, about.language), about, signal);
  if (!formats.includes('docx') && !formats.includes('pdf')) return files;
  signal?.throwIfAborted();
  const filled = await packDocx(template ?? (await shippedTemplate(about.language)), pack, about);
  const docx = about.drill === true ? markDrill(filled) : filled;
  if (formats.includes('docx')) files.docx = docx;
  signal?.throwIfAborted();
  if (formats.includes('pdf')) files.pdf = await writePdf(await readLongSheet(docx), about);
  return files;
}
