import { readParts } from './parts.ts';
import { writeParts } from './write-parts.ts';

const documentPart = 'word/document.xml';
/** What everything made in a drill says of itself. */
export const drillWords = '演练文书 · 不具效力 · 不计入任何统计';
const paragraph =
  '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="28"/></w:rPr>' +
  `<w:t xml:space="preserve">${drillWords}</w:t></w:r></w:p>`;

/** A Word document whose first line says that it is of a drill (演练). */
export function markDrill(docx: Buffer): Buffer {
  const parts = readParts(docx);
  const text = parts.get(documentPart)?.toString('utf8') ?? '';
  parts.set(documentPart, Buffer.from(text.replace(/<w:body(?:\s[^>]*)?>/, (body) => body + paragraph)));
  return writeParts(parts);
}
