import type { DocumentFormat } from '@fengqiao/contract/documents';
import { parseCaseCode } from '../../domain/case-code.ts';
import { withBlanks } from '../../domain/document-words.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { markDrill } from './docx/mark-drill.ts';
import { type DocumentPicture, qrPicture } from './docx/qr-picture.ts';
import { readSheet } from './docx/read-sheet.ts';
import { writePdf } from './pdf/write-pdf.ts';

export interface Rendered {
  docx: Buffer;
  pdf: Buffer;
}

/** The tag of the QR code, and that of what it says. */
const codeTag = '二维码';
const codeOf = ({ 案件编号: code }: Readonly<Record<string, string>>): string | null =>
  code !== undefined && parseCaseCode(code) !== null ? code : null;

/**
 * Both files of a document: Word from the template, the PDF from that very Word file. `drill`: both say that they are of a drill. Throws
 * `document.noGlyph`.
 */
export async function render(
  template: Buffer,
  words: Readonly<Record<string, string>>,
  about: { title: string; author: string; at: Date; drill?: boolean },
): Promise<Rendered> {
  const code = codeOf(words);
  const pictures: Record<string, DocumentPicture> = code === null ? {} : { [codeTag]: qrPicture(code) };
  const filled = await fillTemplate(template, withBlanks(words), pictures);
  const docx = about.drill === true ? markDrill(filled) : filled;
  return { docx, pdf: await writePdf(readSheet(docx), about) };
}

export const contentTypes: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** `content-disposition` for a file with a name in any script (RFC 6266). */
export const disposition = (name: string, format: DocumentFormat): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
