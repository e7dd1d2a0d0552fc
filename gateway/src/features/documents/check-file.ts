import type { LetterAttachment } from '@fengqiao/contract/letters';
import { AppError } from '../../plugins/errors.ts';
import { PartsFault, readParts } from './docx/parts.ts';

type FileType = LetterAttachment['type'];

const begins = (...bytes: number[]) => Buffer.from(bytes);
/** How files of a type begin. */
const signatures: Record<FileType, Buffer> = {
  pdf: Buffer.from('%PDF-'),
  png: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  jpg: begins(0xff, 0xd8, 0xff),
  docx: begins(0x50, 0x4b, 3, 4),
  xlsx: begins(0x50, 0x4b, 3, 4),
};
/** The part that makes an Office file what its name says. */
const mainParts: Partial<Record<FileType, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/**
 * The type of a file that goes from office to office, by its name and its bytes. Throws `letter.badFile` in words: a type that is not
 * taken, a file that is not what its name says, one that brings macros.
 */
export function checkFile(name: string, bytes: Buffer): FileType {
  const refuse = (why: string) => new AppError('letter.badFile', why);
  if (bytes.length === 0) throw refuse('it is empty');
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase().replace('jpeg', 'jpg') ?? '';
  if (!isType(ending)) throw refuse('only .pdf .docx .xlsx .png .jpg are taken');
  const signature = signatures[ending];
  if (!bytes.subarray(0, signature.length).equals(signature)) throw refuse(`it is no .${ending} file`);
  const main = mainParts[ending];
  if (main !== undefined) checkOffice(bytes, main, refuse);
  return ending;
}

const isType = (ending: string): ending is FileType => Object.hasOwn(signatures, ending);

function checkOffice(bytes: Buffer, main: string, refuse: (why: string) => AppError): void {
  try {
    const parts = readParts(bytes);
    if (!parts.has(main)) throw refuse('it is another kind of file than its name says');
    const macro = [...parts.keys()].find((part) => /vbaProject|activeX/i.test(part));
    if (macro !== undefined) throw refuse(`it has macros (${macro}); save it without them`);
  } catch (error) {
    if (error instanceof PartsFault) throw refuse(error.message);
    throw error;
  }
}
