import type { DocumentFormat } from '@fengqiao/contract/documents';
import { withBlanks } from '../../domain/document-words.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { readSheet } from './docx/read-sheet.ts';
import { writePdf } from './pdf/write-pdf.ts';

export interface Rendered {
  docx: Buffer;
  pdf: Buffer;
}

/** Both files of a document: Word from the template, the PDF from that very Word file. Throws `document.noGlyph`. */
export async function render(
  template: Buffer,
  words: Readonly<Record<string, string>>,
  about: { title: string; author: string; at: Date },
): Promise<Rendered> {
  const docx = await fillTemplate(template, withBlanks(words));
  return { docx, pdf: await writePdf(readSheet(docx), about) };
}

export const contentTypes: Record<DocumentFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** `content-disposition` for a file with a name in any script (RFC 6266). */
export const disposition = (name: string, format: DocumentFormat): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
